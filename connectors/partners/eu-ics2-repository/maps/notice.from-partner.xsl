<?xml version="1.0" encoding="UTF-8"?>
<!-- A message of the repository's services, or an acknowledgement of CCN2, as a canonical notice. What has no place there stays in Content
     as it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xmlns:f="urn:exchangehub:partner:eu-ics2-repository:functions" xmlns:m="urn:exchangehub:map"
                xmlns:a="http://ccn2.ec.eu/CCN2.Service.Platform.Acknowledgement.Schema" xmlns:s="http://www.w3.org/2003/05/soap-envelope"
                xpath-default-namespace="urn:wco:datamodel:eu:ics2:2" exclude-result-prefixes="#all">
  <xsl:import href="repository.xsl"/>

  <xsl:param name="message-id" as="xs:string"/>
  <!-- Of WS-Addressing: the message that an acknowledgement is about. -->
  <xsl:param name="correlation-id" as="xs:string" select="''"/>

  <xsl:template match="/a:*">
    <xsl:if test="$correlation-id = ''">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'RELATES: an acknowledgement names its message by wsa:RelatesTo', .)"/>
    </xsl:if>
    <Notice>
      <NoticeID><xsl:value-of select="$message-id"/></NoticeID>
      <TypeCode><xsl:value-of select="local-name()"/></TypeCode>
      <OriginatorID><xsl:value-of select="$ccn2"/></OriginatorID>
      <AddresseeID><xsl:value-of select="$hub"/></AddresseeID>
      <CorrelationID><xsl:value-of select="$correlation-id"/></CorrelationID>
      <EventDateTime><xsl:value-of select="a:EventTimestamp"/></EventDateTime>
      <xsl:if test="self::a:CoE">
        <Rejection>
          <RejectionCode><xsl:value-of select="a:Severity"/></RejectionCode>
          <xsl:for-each select="a:Payload/(a:Message, s:Fault/s:Reason/s:Text)[normalize-space()][1]">
            <RejectionText><xsl:value-of select="substring(normalize-space(), 1, 512)"/></RejectionText>
          </xsl:for-each>
        </Rejection>
        <xsl:call-template name="content"><xsl:with-param name="rest" select="a:Payload/s:Fault"/></xsl:call-template>
      </xsl:if>
    </Notice>
  </xsl:template>

  <xsl:template match="/*" priority="-1">
    <xsl:variable name="row" select="$codelists?messages?(local-name())"/>
    <xsl:if test="empty($row) or f:namespace($row?service) != namespace-uri()">
      <xsl:sequence select="error(xs:QName('m:UNKNOWN_KIND'), 'No service has this message', .)"/>
    </xsl:if>
    <xsl:apply-templates select="*" mode="message"><xsl:with-param name="row" select="$row"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="*" mode="message">
    <xsl:param name="row" as="map(*)"/>
    <xsl:variable name="type" select="$row?type"/>
    <xsl:variable name="header" select="MessageHeader"/>
    <xsl:variable name="date" select="*[local-name() = $row?date]"/>
    <xsl:variable name="one" select="relatedENS[count(../relatedENS) = 1 and count(*) = 1 and not($type = 'IE4R05')]"/>
    <xsl:variable name="office" select="(actualCustomsOfficeOfFirstEntry | customsOfficeOfFirstEntry | customsOfficeOfPresentation)"/>
    <xsl:variable name="ordered" select="$type = ('IE4N09', 'IE4N11')"/>
    <xsl:variable name="found" select="$type = 'IE4S03'"/>
    <xsl:variable name="errors" select="error[$type = 'IE4N99' and empty(../error/technicalErrorMessage)]"/>
    <Notice>
      <NoticeID><xsl:value-of select="$header/messageId"/></NoticeID>
      <TypeCode><xsl:value-of select="$type"/></TypeCode>
      <OriginatorID><xsl:value-of select="$header/messageSender"/></OriginatorID>
      <AddresseeID><xsl:value-of select="$header/messageRecipient"/></AddresseeID>
      <xsl:for-each select="$header/replyToMessageId"><CorrelationID><xsl:value-of select="."/></CorrelationID></xsl:for-each>
      <xsl:for-each select="MRN | $one/MRN"><Reference><MRN><xsl:value-of select="."/></MRN></Reference></xsl:for-each>
      <xsl:for-each select="$office">
        <CustomsOffice>
          <RoleCode><xsl:value-of select="if (self::customsOfficeOfPresentation) then 'PRESENTATION' else 'ENTRY'"/></RoleCode>
          <ReferenceNumber><xsl:value-of select="referenceNumber"/></ReferenceNumber>
        </CustomsOffice>
      </xsl:for-each>
      <PreparationDateTime><xsl:value-of select="$header/messageTimestamp"/></PreparationDateTime>
      <EventDateTime><xsl:value-of select="($date/DateTime, $header/messageTimestamp)[1]"/></EventDateTime>
      <xsl:if test="$ordered">
        <ControlOrder>
          <ControlID><xsl:value-of select="$header/messageId"/></ControlID>
          <RequesterID>customs</RequesterID>
          <ReasonCode>ENTRY</ReasonCode>
          <PlaceCode><xsl:value-of select="customsOfficeOfControl/referenceNumber"/></PlaceCode>
          <xsl:for-each select="scheduledControlDate"><FromDateTime><xsl:value-of select="DateTime"/></FromDateTime></xsl:for-each>
          <Confidential>true</Confidential>
        </ControlOrder>
      </xsl:if>
      <xsl:if test="$found">
        <ControlResult>
          <ControlID><xsl:value-of select="functionalReference"/></ControlID>
          <ResultCode><xsl:value-of select="controlDecision/controlDecision"/></ResultCode>
          <EventDateTime><xsl:value-of select="controlResultDate/DateTime"/></EventDateTime>
        </ControlResult>
      </xsl:if>
      <xsl:if test="$errors">
        <Rejection>
          <xsl:for-each select="$errors">
            <Fault>
              <ErrorCode><xsl:value-of select="validationCode"/></ErrorCode>
              <xsl:for-each select="pointer"><Pointer><xsl:value-of select="messageElementPath"/></Pointer></xsl:for-each>
              <xsl:for-each select="description"><Reason><xsl:value-of select="."/></Reason></xsl:for-each>
            </Fault>
          </xsl:for-each>
        </Rejection>
      </xsl:if>
      <xsl:variable name="rest" as="element()*">
        <xsl:for-each select="* except (MRN | $one | $office | $date | $errors
            | (customsOfficeOfControl | scheduledControlDate)[$ordered] | (functionalReference | controlResultDate)[$found])">
          <xsl:choose>
            <xsl:when test="self::MessageHeader">
              <xsl:call-template name="without">
                <xsl:with-param name="carried" select="messageId | replyToMessageId | messageTimestamp | messageSender | messageRecipient"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:when test="self::controlDecision and $found">
              <xsl:call-template name="without"><xsl:with-param name="carried" select="controlDecision"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:variable>
      <xsl:call-template name="content"><xsl:with-param name="rest" select="$rest"/></xsl:call-template>
    </Notice>
  </xsl:template>

  <!-- What else stands in an element. -->
  <xsl:template name="without">
    <xsl:param name="carried" as="element()*"/>
    <xsl:if test="* except $carried">
      <xsl:copy copy-namespaces="no"><xsl:copy-of select="* except $carried" copy-namespaces="no"/></xsl:copy>
    </xsl:if>
  </xsl:template>

  <!-- As it is, without the namespaces around it and the space between elements. -->
  <xsl:template match="*" mode="relay">
    <xsl:copy copy-namespaces="no">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates select="node() except text()[not(normalize-space()) and ../*]" mode="relay"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="content">
    <xsl:param name="rest" as="element()*"/>
    <xsl:variable name="relayed" as="element()*"><xsl:apply-templates select="$rest" mode="relay"/></xsl:variable>
    <xsl:if test="exists($rest)">
      <Content>
        <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
        <Text><xsl:value-of select="serialize($relayed, map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()})"/></Text>
      </Content>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
