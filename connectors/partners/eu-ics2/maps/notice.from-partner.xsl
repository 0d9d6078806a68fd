<?xml version="1.0" encoding="UTF-8"?>
<!-- A message of ICS2 as a canonical notice. What has no place there stays in Content as it is. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xmlns:f="urn:exchangehub:partner:eu-ics2:functions" xmlns:m="urn:exchangehub:map"
                xpath-default-namespace="urn:wco:datamodel:eu:ics2:2" exclude-result-prefixes="#all">
  <xsl:import href="ics2.xsl"/>

  <xsl:param name="message-id" as="xs:string"/>

  <xsl:template match="/*">
    <xsl:variable name="type" select="local-name()"/>
    <xsl:variable name="own" select="f:by-customs($type)"/>
    <xsl:variable name="date" select="*[local-name() = f:date($type)]"/>
    <xsl:variable name="declarant" select="declarant[identificationNumber]"/>
    <xsl:variable name="accepts" select="$type = 'IE3R01' and LRN and MRN"/>
    <xsl:if test="empty($date)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'DATE: a message ' || $type || ' has a ' || f:date($type), .)"/>
    </xsl:if>
    <xsl:if test="$own and not(functionalReference)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'REFERENCE: a message of a trader has a functionalReference', .)"/>
    </xsl:if>
    <Notice>
      <NoticeID><xsl:value-of select="if ($own) then functionalReference else $message-id"/></NoticeID>
      <TypeCode><xsl:value-of select="$type"/></TypeCode>
      <OriginatorID><xsl:value-of select="if ($own) then $customs else $network"/></OriginatorID>
      <AddresseeID><xsl:value-of select="if ($own) then $network else $customs"/></AddresseeID>
      <xsl:if test="not($own)">
        <xsl:for-each select="functionalReference"><CorrelationID><xsl:value-of select="."/></CorrelationID></xsl:for-each>
      </xsl:if>
      <xsl:if test="not($accepts) and (LRN | MRN | $declarant)">
        <Reference>
          <xsl:for-each select="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
          <xsl:for-each select="LRN"><LRN><xsl:value-of select="."/></LRN></xsl:for-each>
          <xsl:for-each select="$declarant"><DeclarantIdentifier><xsl:call-template name="eori"/></DeclarantIdentifier></xsl:for-each>
        </Reference>
      </xsl:if>
      <EventDateTime><xsl:value-of select="$date/DateTime"/></EventDateTime>
      <xsl:if test="$accepts">
        <Acceptance>
          <MRN><xsl:value-of select="MRN"/></MRN>
          <LRN><xsl:value-of select="LRN"/></LRN>
          <xsl:for-each select="$declarant"><DeclarantIdentifier><xsl:call-template name="eori"/></DeclarantIdentifier></xsl:for-each>
          <AcceptanceDateTime><xsl:value-of select="$date/DateTime"/></AcceptanceDateTime>
        </Acceptance>
      </xsl:if>
      <xsl:if test="$type = 'IE3R07'">
        <Outcome>
          <OutcomeCode>INVALIDATED</OutcomeCode>
          <DecisionDateTime><xsl:value-of select="$date/DateTime"/></DecisionDateTime>
        </Outcome>
      </xsl:if>
      <xsl:if test="$type = $rejections">
        <Rejection>
          <xsl:for-each select="error">
            <Fault>
              <ErrorCode><xsl:value-of select="validationCode"/></ErrorCode>
              <xsl:for-each select="pointer"><Pointer><xsl:value-of select="messageElementPath"/></Pointer></xsl:for-each>
              <xsl:for-each select="description"><Reason><xsl:value-of select="."/></Reason></xsl:for-each>
            </Fault>
          </xsl:for-each>
        </Rejection>
      </xsl:if>
      <xsl:variable name="rest" as="element()*">
        <xsl:for-each select="* except (functionalReference | LRN | MRN | $date | $declarant[count(*) = 1] | error[$type = $rejections])">
          <xsl:choose>
            <xsl:when test="self::declarant">
              <xsl:copy copy-namespaces="no"><xsl:copy-of select="* except identificationNumber" copy-namespaces="no"/></xsl:copy>
            </xsl:when>
            <xsl:otherwise><xsl:sequence select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:variable>
      <xsl:if test="exists($rest)">
        <Content>
          <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
          <Text><xsl:value-of select="serialize($rest, map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()})"/></Text>
        </Content>
      </xsl:if>
    </Notice>
  </xsl:template>

  <xsl:template name="eori">
    <ID><xsl:value-of select="identificationNumber"/></ID>
    <TypeCode>EORI</TypeCode>
  </xsl:template>
</xsl:stylesheet>
