<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical notice as a message of the repository's services. What the notice relays as Content stands beside what the canonical form
     carries. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:wco:datamodel:eu:ics2:2" xmlns:f="urn:exchangehub:partner:eu-ics2-repository:functions" xmlns:m="urn:exchangehub:map"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="http://www.w3.org/2003/05/soap-envelope"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="xs f m map s">
  <xsl:import href="repository.xsl"/>

  <xsl:template match="/Notice[TypeCode = ('CoA', 'CoD', 'CoE')]" priority="1">
    <xsl:element name="{TypeCode}" namespace="{$acknowledgement}">
      <xsl:for-each select="Rejection/RejectionCode">
        <xsl:element name="Severity" namespace="{$acknowledgement}"><xsl:value-of select="."/></xsl:element>
      </xsl:for-each>
      <xsl:element name="EventTimestamp" namespace="{$acknowledgement}"><xsl:value-of select="EventDateTime"/></xsl:element>
      <xsl:if test="Content or Rejection/RejectionText">
        <xsl:element name="Payload" namespace="{$acknowledgement}">
          <xsl:choose>
            <xsl:when test="Content"><xsl:sequence select="Content/parse-xml('&lt;all>' || Text || '&lt;/all>')/*/s:Fault"/></xsl:when>
            <xsl:otherwise>
              <xsl:element name="Message" namespace="{$acknowledgement}"><xsl:value-of select="Rejection/RejectionText"/></xsl:element>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:element>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="/Notice">
    <xsl:variable name="type" select="string(TypeCode)"/>
    <xsl:variable name="element" select="map:keys($codelists?messages)[$codelists?messages(.)?type = $type]"/>
    <xsl:if test="empty($element)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'TYPE: the repository has no message ' || $type, TypeCode)"/>
    </xsl:if>
    <xsl:variable name="row" select="$codelists?messages($element)"/>
    <xsl:variable name="order" select="tokenize($row?order)"/>
    <xsl:variable name="content" select="Content/parse-xml('&lt;all>' || Text || '&lt;/all>')/*/*"/>
    <xsl:variable name="built" as="element()*">
      <MessageHeader>
        <xsl:variable name="header" as="element()*">
          <messageId><xsl:value-of select="NoticeID"/></messageId>
          <xsl:for-each select="CorrelationID"><replyToMessageId><xsl:value-of select="."/></replyToMessageId></xsl:for-each>
          <messageTimestamp><xsl:value-of select="f:time((PreparationDateTime, EventDateTime)[1])"/></messageTimestamp>
          <messageSender><xsl:value-of select="OriginatorID"/></messageSender>
          <messageRecipient><xsl:value-of select="AddresseeID"/></messageRecipient>
        </xsl:variable>
        <xsl:sequence select="f:ordered(($header, $content[local-name() = 'MessageHeader']/*),
            ('messageId', 'correlationId', 'replyToMessageId', 'messageTimestamp', 'messageSender', 'messageRecipient', 'conformanceCampaign'))"/>
      </MessageHeader>
      <xsl:if test="$row?date != ''">
        <xsl:element name="{$row?date}"><DateTime><xsl:value-of select="f:time(EventDateTime)"/></DateTime></xsl:element>
      </xsl:if>
      <xsl:for-each select="Reference/MRN">
        <xsl:choose>
          <xsl:when test="$order = 'MRN'"><MRN><xsl:value-of select="."/></MRN></xsl:when>
          <xsl:when test="$order = 'relatedENS' and not($content[local-name() = 'relatedENS'])"><relatedENS><MRN><xsl:value-of select="."/></MRN></relatedENS></xsl:when>
        </xsl:choose>
      </xsl:for-each>
      <xsl:for-each select="CustomsOffice">
        <xsl:variable name="number" select="ReferenceNumber"/>
        <xsl:variable name="offices" select="if (RoleCode = 'PRESENTATION') then 'customsOfficeOfPresentation' else ('actualCustomsOfficeOfFirstEntry', 'customsOfficeOfFirstEntry')"/>
        <xsl:for-each select="$offices[. = $order]">
          <xsl:element name="{.}"><referenceNumber><xsl:value-of select="$number"/></referenceNumber></xsl:element>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="ControlOrder">
        <xsl:for-each select="FromDateTime"><scheduledControlDate><DateTime><xsl:value-of select="f:time(.)"/></DateTime></scheduledControlDate></xsl:for-each>
        <customsOfficeOfControl><referenceNumber><xsl:value-of select="PlaceCode"/></referenceNumber></customsOfficeOfControl>
      </xsl:for-each>
      <xsl:for-each select="ControlResult">
        <xsl:variable name="decision" as="element()"><controlDecision><xsl:value-of select="ResultCode"/></controlDecision></xsl:variable>
        <functionalReference><xsl:value-of select="ControlID"/></functionalReference>
        <controlResultDate><DateTime><xsl:value-of select="f:time(EventDateTime)"/></DateTime></controlResultDate>
        <controlDecision>
          <xsl:sequence select="f:ordered(($decision, $content[local-name() = 'controlDecision']/*), ('reasonText', 'reasonCode', 'controlDecision', 'controlTrigger'))"/>
        </controlDecision>
      </xsl:for-each>
      <xsl:for-each select="Rejection/Fault">
        <error>
          <xsl:for-each select="Reason"><description><xsl:value-of select="."/></description></xsl:for-each>
          <validationCode><xsl:value-of select="ErrorCode"/></validationCode>
          <xsl:for-each select="Pointer"><pointer><messageElementPath><xsl:value-of select="."/></messageElementPath></pointer></xsl:for-each>
        </error>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="relayed" select="$content[not(local-name() = ('MessageHeader', 'controlDecision'[$row?message = 'IE4S03']))]"/>
    <xsl:element name="{$element}" namespace="{f:namespace($row?service)}">
      <xsl:element name="{$row?message}">
        <xsl:sequence select="f:ordered(($built, $relayed), $order)"/>
      </xsl:element>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
