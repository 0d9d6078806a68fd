<?xml version="1.0" encoding="UTF-8"?>
<!--
  The simulated repository behind CCN2. A one-way message is answered by CoA and CoD; by CoA and CoE, where COE stands in the MRN. QueryENS is answered
  within the call by IE4R05, or by a ServiceFault where its MRN ends with UNKNOWN; IE4Q07 by its result.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns="http://ccn2.ec.eu/CCN2.Service.Platform.Acknowledgement.Schema"
                xmlns:i="urn:wco:datamodel:eu:ics2:2" xmlns:e="http://www.w3.org/2003/05/soap-envelope"
                xpath-default-namespace="urn:wco:datamodel:eu:ics2:2" exclude-result-prefixes="xs">

  <xsl:param name="now" as="xs:string"/>
  <xsl:param name="answer-id" as="xs:string"/>

  <xsl:variable name="message" select="/*/*[1]"/>
  <xsl:variable name="header" select="$message/MessageHeader"/>
  <xsl:variable name="mrn" select="string(($message/MRN, $message/relatedENS/MRN)[1])"/>

  <xsl:template match="/">
    <s:reply>
      <s:note kind="notice" reference="{if ($mrn != '') then $mrn else $header/messageId}" code="{local-name($message)}"/>
      <xsl:choose>
        <xsl:when test="$message/self::IE4Q10">
          <s:receipt><xsl:call-template name="ens"/></s:receipt>
        </xsl:when>
        <xsl:when test="$message/self::IE4Q07">
          <s:receipt>
            <xsl:element name="IE4Q07registerOMSParametersRespMsg" namespace="http://xmlns.ec.eu/DataService/ICS/IRulesConfigurationManagementDS/V2">
              <i:IE4Q07registerOMSParametersResult><i:ACK/></i:IE4Q07registerOMSParametersResult>
            </xsl:element>
          </s:receipt>
        </xsl:when>
        <xsl:otherwise>
          <s:answer><CoA><EventTimestamp><xsl:value-of select="$now"/></EventTimestamp></CoA></s:answer>
          <s:answer>
            <xsl:choose>
              <xsl:when test="contains($mrn, 'COE')">
                <CoE>
                  <Severity>Error</Severity>
                  <EventTimestamp><xsl:value-of select="$now"/></EventTimestamp>
                  <Payload><Message>The Common Repository does not answer</Message></Payload>
                </CoE>
              </xsl:when>
              <xsl:otherwise><CoD><EventTimestamp><xsl:value-of select="$now"/></EventTimestamp></CoD></xsl:otherwise>
            </xsl:choose>
          </s:answer>
        </xsl:otherwise>
      </xsl:choose>
    </s:reply>
  </xsl:template>

  <xsl:template name="ens">
    <xsl:choose>
      <xsl:when test="ends-with($mrn, 'UNKNOWN')">
        <e:Fault>
          <e:Code><e:Value>e:Receiver</e:Value></e:Code>
          <e:Reason><e:Text xml:lang="en">ServiceFault</e:Text></e:Reason>
          <e:Detail>
            <xsl:element name="ServiceFault" namespace="http://xmlns.ec.eu/BusinessObjects/ICS/Common/V1">
              <xsl:element name="ServiceFaultList" namespace="http://xmlns.ec.eu/BusinessObjects/ICS/Common/V1">
                <errorCode xmlns="">MRN_UNKNOWN</errorCode>
                <errorReason xmlns="">The repository has no such declaration</errorReason>
                <xsl:element name="severity" namespace="http://xmlns.ec.eu/BusinessObjects/ICS/ServiceFaultBasicType/V1">Error</xsl:element>
                <xsl:element name="eventTimestamp" namespace="http://xmlns.ec.eu/BusinessObjects/ICS/ServiceFaultBasicType/V1"><xsl:value-of select="$now"/></xsl:element>
                <xsl:element name="errorPointer" namespace="http://xmlns.ec.eu/BusinessObjects/ICS/ServiceFaultBasicType/V1">/IE4Q10/MRN</xsl:element>
              </xsl:element>
            </xsl:element>
          </e:Detail>
        </e:Fault>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="QueryENSRespMsg" namespace="http://xmlns.ec.eu/DataService/ICS/IENSConsultationDS/V2">
          <i:IE4R05>
            <i:MessageHeader>
              <i:messageId><xsl:value-of select="'R' || $answer-id"/></i:messageId>
              <i:replyToMessageId><xsl:value-of select="$header/messageId"/></i:replyToMessageId>
              <i:messageTimestamp><xsl:value-of select="substring($now, 1, 19) || 'Z'"/></i:messageTimestamp>
              <i:messageSender>CR.EU</i:messageSender>
              <i:messageRecipient><xsl:value-of select="$header/messageSender"/></i:messageRecipient>
            </i:MessageHeader>
            <i:functionalReference><xsl:value-of select="$message/functionalReference"/></i:functionalReference>
            <i:ENSHistory>
              <i:ENSEvent><i:time><i:DateTime><xsl:value-of select="substring($now, 1, 19) || 'Z'"/></i:DateTime></i:time></i:ENSEvent>
            </i:ENSHistory>
          </i:IE4R05>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
