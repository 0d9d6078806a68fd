<?xml version="1.0" encoding="UTF-8"?>
<!-- An envelope with a certificate or with the answer of the country of import, or what the hub says of one, as a canonical notice.
     What has no place there stays in Content, the elements of a certificate without those that the permit says. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xmlns:e="http://ephyto.ippc.int/" xmlns:hub="http://ephyto.ippc.int/HUB.Entities"
                xmlns:rsm="urn:un:unece:uncefact:data:standard:SPSCertificate:17"
                xmlns:ack="urn:un:unece:uncefact:data:standard:SPSAcknowledgement:17"
                xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"
                xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:21" xmlns:err="http://www.w3.org/2005/xqt-errors"
                xmlns:f="urn:exchangehub:partner:ippc-ephyto:functions" xmlns:m="urn:exchangehub:map" exclude-result-prefixes="#all">
  <xsl:import href="sps.xsl"/>

  <!-- The most that a notice holds of the network's own text. -->
  <xsl:variable name="most" select="1000000"/>

  <xsl:template match="/e:SetTrackingInfoUpdate">
    <xsl:call-template name="tracking"><xsl:with-param name="header" select="e:header"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/e:DeliverEnvelope | /e:ValidateAndDeliverEnvelope | /e:DeliverPhytoEnvelope | /e:DeliverCountryResponseEnvelope">
    <xsl:variable name="envelope" select="e:env | e:envelope | e:ePhytoEnvelope | e:CountryResponseEnvelope"/>
    <xsl:variable name="document" select="f:document($envelope)"/>
    <xsl:choose>
      <xsl:when test="$document/self::rsm:SPSCertificate">
        <xsl:call-template name="certificate">
          <xsl:with-param name="envelope" select="$envelope"/>
          <xsl:with-param name="certificate" select="$document"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$document/self::ack:SPSAcknowledgement">
        <xsl:call-template name="acknowledgement">
          <xsl:with-param name="envelope" select="$envelope"/>
          <xsl:with-param name="acknowledgement" select="$document"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="error(xs:QName('m:UNKNOWN_KIND'), 'NOT_READABLE: the content is ' || name($document) || ', no SPSCertificate', ($envelope/hub:Content, $envelope)[1])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="f:document" as="element()">
    <xsl:param name="envelope" as="element()"/>
    <xsl:try>
      <xsl:variable name="elements" select="$envelope/(rsm:SPSCertificate | ack:SPSAcknowledgement)"/>
      <xsl:sequence select="if ($elements) then $elements else parse-xml(replace($envelope/hub:Content, '^\s+', ''))/*"/>
      <xsl:catch>
        <xsl:sequence select="error(xs:QName('m:MALFORMED'), 'NOT_READABLE: the content is no XML document: ' || $err:description, ($envelope/hub:Content, $envelope)[1])"/>
      </xsl:catch>
    </xsl:try>
  </xsl:function>

  <xsl:template name="certificate">
    <xsl:param name="envelope" as="element()"/>
    <xsl:param name="certificate" as="element()"/>
    <xsl:variable name="document" select="$certificate/rsm:SPSExchangedDocument"/>
    <xsl:variable name="consignment" select="$certificate/rsm:SPSConsignment"/>
    <xsl:variable name="lines" select="$consignment/ram:IncludedSPSConsignmentItem/ram:IncludedSPSTradeLineItem"/>
    <xsl:sequence select="f:same($envelope/hub:NPPOCertificateNumber, $document/ram:ID),
                          f:same($envelope/hub:CertificateType, $document/ram:TypeCode),
                          f:same($envelope/hub:CertificateStatus, $document/ram:StatusCode)"/>
    <xsl:if test="empty($lines)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'NOT_READABLE: the certificate has no line', $envelope/hub:Content)"/>
    </xsl:if>
    <xsl:variable name="issued" select="f:time($document/ram:IssueDateTime, $envelope)"/>
    <xsl:variable name="number" select="f:number($envelope/hub:From, $envelope/hub:NPPOCertificateNumber)"/>
    <Notice>
      <NoticeID><xsl:value-of select="($envelope/hub:hubDeliveryNumber[text()], $number || '/' || $envelope/hub:CertificateStatus)[1]"/></NoticeID>
      <TypeCode><xsl:value-of select="'SPS' || $envelope/hub:CertificateType"/></TypeCode>
      <OriginatorID><xsl:value-of select="$envelope/hub:From"/></OriginatorID>
      <AddresseeID><xsl:value-of select="$envelope/hub:To"/></AddresseeID>
      <EventDateTime><xsl:value-of select="$issued"/></EventDateTime>
      <Permit>
        <xsl:variable name="status" select="f:status($envelope/hub:CertificateStatus)"/>
        <PermitID><xsl:value-of select="$number"/></PermitID>
        <KindCode>PHYTO</KindCode>
        <IssuerID>ippc-ephyto</IssuerID>
        <VersionID><xsl:value-of select="f:version($issued, $status)"/></VersionID>
        <StatusCode><xsl:value-of select="$status"/></StatusCode>
        <Holder>
          <xsl:for-each select="$consignment/ram:ConsigneeSPSParty/ram:TypeCode[@listName = 'EORI'][position() le 9]">
            <Identifier><ID><xsl:value-of select="normalize-space()"/></ID><TypeCode>EORI</TypeCode></Identifier>
          </xsl:for-each>
          <xsl:for-each select="$consignment/ram:ConsigneeSPSParty/ram:Name[normalize-space()]"><Name><xsl:value-of select="substring(normalize-space(), 1, 256)"/></Name></xsl:for-each>
        </Holder>
        <IssueDate><xsl:value-of select="substring($issued, 1, 10)"/></IssueDate>
        <SingleUse>false</SingleUse>
        <xsl:for-each select="($document/ram:IncludedSPSNote[ram:Subject = 'ADEDL'] | $lines/ram:AdditionalInformationSPSNote[ram:Subject = 'ADTLIL'])/ram:Content[normalize-space()]">
          <Condition><xsl:value-of select="substring(normalize-space(), 1, 4000)"/></Condition>
        </xsl:for-each>
        <xsl:for-each select="$document/ram:ReferenceSPSReferencedDocument/ram:AttachmentBinaryObject">
          <Condition><xsl:value-of select="substring('Attached to the certificate: ' || string-join((@filename, ../ram:ID, ../ram:Information) ! normalize-space(), ', '), 1, 4000)"/></Condition>
        </xsl:for-each>
        <xsl:for-each select="$lines">
          <Line>
            <LineNumeric><xsl:value-of select="position()"/></LineNumeric>
            <xsl:for-each select="distinct-values(ram:ApplicableSPSClassification ! f:heading(.))"><CommodityCodePrefix><xsl:value-of select="."/></CommodityCodePrefix></xsl:for-each>
            <xsl:for-each select="distinct-values(ram:OriginSPSCountry/ram:ID[matches(., '^[A-Z]{2}$')])"><OriginCountryCode><xsl:value-of select="."/></OriginCountryCode></xsl:for-each>
            <xsl:for-each select="ram:NetWeightMeasure[f:counts(.)]">
              <Quantity><Value><xsl:value-of select="f:decimal(.)"/></Value><UnitCode><xsl:value-of select="@unitCode"/></UnitCode></Quantity>
            </xsl:for-each>
            <xsl:for-each select="$consignment/ram:ExportSPSCountry/ram:ID[matches(., '^[A-Z]{2}$')]"><CountryCode><xsl:value-of select="."/></CountryCode></xsl:for-each>
          </Line>
        </xsl:for-each>
      </Permit>
      <xsl:variable name="rest" as="element()*">
        <xsl:apply-templates select="$envelope/hub:Forwardings, $document, $consignment" mode="rest"><xsl:with-param name="lines" select="$lines" tunnel="yes"/></xsl:apply-templates>
      </xsl:variable>
      <xsl:variable name="text" select="serialize($rest, $plain)"/>
      <Content>
        <MediaTypeCode><xsl:value-of select="$entity"/></MediaTypeCode>
        <Text>
          <xsl:choose>
            <xsl:when test="string-length($text) le $most"><xsl:value-of select="$text"/></xsl:when>
            <xsl:otherwise>
              <xsl:variable name="light" as="element()*"><xsl:apply-templates select="$rest" mode="light"/></xsl:variable>
              <xsl:value-of select="serialize($light, $plain)"/>
            </xsl:otherwise>
          </xsl:choose>
        </Text>
      </Content>
    </Notice>
  </xsl:template>

  <xsl:template name="acknowledgement">
    <xsl:param name="envelope" as="element()"/>
    <xsl:param name="acknowledgement" as="element()"/>
    <xsl:variable name="number" select="f:number($envelope/hub:To, $envelope/hub:NPPOCertificateNumber)"/>
    <Notice>
      <NoticeID><xsl:value-of select="($envelope/hub:hubDeliveryNumber[text()], $number || '/SPSAcknowledgement')[1]"/></NoticeID>
      <TypeCode>SPSAcknowledgement</TypeCode>
      <OriginatorID><xsl:value-of select="$envelope/hub:From"/></OriginatorID>
      <AddresseeID><xsl:value-of select="$envelope/hub:To"/></AddresseeID>
      <Reference><LRN><xsl:value-of select="$number"/></LRN></Reference>
      <EventDateTime><xsl:value-of select="f:time($acknowledgement/*/ram:IssueDateTime, $envelope)"/></EventDateTime>
      <Content>
        <MediaTypeCode><xsl:value-of select="$entity"/></MediaTypeCode>
        <Text>
          <xsl:variable name="rest" as="element()*"><xsl:apply-templates select="$envelope/hub:CertificateType, $envelope/hub:CertificateStatus, $acknowledgement" mode="rest"/></xsl:variable>
          <xsl:value-of select="serialize($rest, $plain)"/>
        </Text>
      </Content>
    </Notice>
  </xsl:template>

  <!-- What the permit says, and the line numbers, by which the permit's lines are found again. -->
  <xsl:template match="rsm:SPSExchangedDocument/(ram:ID | ram:TypeCode | ram:StatusCode | ram:IssueDateTime)" mode="rest"/>
  <xsl:template match="ram:ConsigneeSPSParty/ram:Name[normalize-space()][string-length(normalize-space()) le 256]" mode="rest"/>
  <xsl:template match="ram:ConsigneeSPSParty/ram:TypeCode[@listName = 'EORI']" mode="rest"/>
  <xsl:template match="ram:NetWeightMeasure[f:counts(.)]" mode="rest"/>
  <xsl:template match="ram:IncludedSPSTradeLineItem" mode="rest">
    <xsl:param name="lines" as="element()*" tunnel="yes"/>
    <ram:IncludedSPSTradeLineItem>
      <ram:SequenceNumeric><xsl:value-of select="count($lines[. &lt;&lt; current()]) + 1"/></ram:SequenceNumeric>
      <xsl:apply-templates select="* except ram:SequenceNumeric" mode="rest"/>
    </ram:IncludedSPSTradeLineItem>
  </xsl:template>

  <xsl:mode name="light" on-no-match="shallow-copy"/>
  <xsl:template match="ram:AttachmentBinaryObject/text()" mode="light">left out</xsl:template>

  <xsl:function name="f:same" as="empty-sequence()">
    <xsl:param name="said" as="element()"/>
    <xsl:param name="certified" as="element()?"/>
    <xsl:if test="normalize-space($said) != normalize-space($certified)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'NOT_READABLE: ' || local-name($said) || ' is not what the certificate says, which is ''' || $certified || '''', $said)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:status" as="xs:string">
    <xsl:param name="code" as="element()"/>
    <xsl:variable name="known" select="$codelists?statuses?(string($code))?permit"/>
    <xsl:sequence select="if ($known != '') then $known else error(xs:QName('m:RULE_BROKEN'), 'NOT_READABLE: the certificate status ' || $code || ' is not known', $code)"/>
  </xsl:function>

  <!-- With an offset; a day begins at midnight. -->
  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="holder" as="element()?"/>
    <xsl:param name="envelope" as="element()"/>
    <xsl:variable name="said" select="normalize-space($holder)"/>
    <xsl:variable name="whole" select="if ($said castable as xs:date) then substring($said, 1, 10) || 'T00:00:00Z' else $said"/>
    <xsl:if test="not($whole castable as xs:dateTime)">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'NOT_READABLE: the time of issue ''' || $said || ''' is no time', $envelope/hub:Content)"/>
    </xsl:if>
    <xsl:sequence select="if (empty(timezone-from-dateTime(xs:dateTime($whole)))) then $whole || 'Z' else $whole"/>
  </xsl:function>

  <!-- Certificates have no version: days since 2020, hours, and last the withdrawal. -->
  <xsl:function name="f:version" as="xs:integer">
    <xsl:param name="issued" as="xs:string"/>
    <xsl:param name="status" as="xs:string"/>
    <xsl:variable name="since" select="xs:dateTime($issued) - xs:dateTime('2020-01-01T00:00:00Z')"/>
    <xsl:variable name="hours" select="xs:integer(floor($since div xs:dayTimeDuration('PT1H')))"/>
    <xsl:sequence select="max((1, min((($hours idiv 24) * 100 + ($hours mod 24) * 4 + (if ($status = 'REVOKED') then 3 else if ($status = 'VALID') then 2 else 1), 999999))))"/>
  </xsl:function>

  <!-- Digits beyond the sixth are those of the country of export. -->
  <xsl:function name="f:heading" as="xs:string*">
    <xsl:param name="classification" as="element()"/>
    <xsl:variable name="digits" select="replace($classification/ram:ClassCode, '[ .]', '')"/>
    <xsl:if test="upper-case($classification/ram:SystemName) = 'HS' and matches($digits, '^[0-9]{4,}$')">
      <xsl:sequence select="if (string-length($digits) ge 6) then substring($digits, 1, 6) else substring($digits, 1, 4)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:counts" as="xs:boolean">
    <xsl:param name="measure" as="element()"/>
    <xsl:sequence select="$measure/@unitCode = $masses and $measure castable as xs:double and xs:double($measure) gt 0 and xs:double($measure) lt 1e9"/>
  </xsl:function>

  <xsl:function name="f:decimal" as="xs:string">
    <xsl:param name="measure" as="element()"/>
    <xsl:sequence select="format-number(round-half-to-even(if ($measure castable as xs:decimal) then xs:decimal($measure) else xs:decimal(xs:double($measure)), 6), '0.######')"/>
  </xsl:function>
</xsl:stylesheet>
