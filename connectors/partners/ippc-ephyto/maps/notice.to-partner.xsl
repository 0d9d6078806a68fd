<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical notice as the envelope that brings it: the certificate in the order of its schema, put together from the permit and
     from what stands in Content. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="http://ephyto.ippc.int/" xmlns:hub="http://ephyto.ippc.int/HUB.Entities"
                xmlns:rsm="urn:un:unece:uncefact:data:standard:SPSCertificate:17"
                xmlns:ack="urn:un:unece:uncefact:data:standard:SPSAcknowledgement:17"
                xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"
                xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:21" xpath-default-namespace="urn:exchangehub:v1"
                xmlns:f="urn:exchangehub:partner:ippc-ephyto:functions" xmlns:m="urn:exchangehub:map" exclude-result-prefixes="#all">
  <xsl:import href="sps.xsl"/>

  <xsl:variable name="notice" select="/Notice"/>
  <xsl:variable name="rest" select="parse-xml('&lt;all>' || $notice/Content/Text || '&lt;/all>')/*/*"/>
  <xsl:variable name="document" select="$rest/self::rsm:SPSExchangedDocument"/>
  <xsl:variable name="consignment" select="$rest/self::rsm:SPSConsignment"/>

  <!-- What each operation calls its envelope. -->
  <xsl:variable name="envelopes" select="map{'DeliverEnvelope': 'env', 'ValidateAndDeliverEnvelope': 'envelope',
      'DeliverPhytoEnvelope': 'ePhytoEnvelope', 'DeliverCountryResponseEnvelope': 'CountryResponseEnvelope'}"/>

  <xsl:template match="/Notice[Permit]">
    <xsl:variable name="countries" select="$codelists?countries"/>
    <xsl:variable name="operation" select="($countries?(string(AddresseeID))?operation, $countries?default?operation)[1]"/>
    <xsl:call-template name="envelope">
      <xsl:with-param name="operation" select="$operation"/>
      <xsl:with-param name="number" select="f:own-number(OriginatorID, Permit/PermitID)"/>
      <xsl:with-param name="type" select="substring-after(TypeCode, 'SPS')"/>
      <xsl:with-param name="status" select="f:code(Permit/StatusCode)"/>
      <xsl:with-param name="content" as="element()"><xsl:apply-templates select="Permit"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What the country of import has made of a certificate: told by an operation of its own; one that comes has come in an envelope. -->
  <xsl:template match="/Notice[TypeCode = 'SPSAcknowledgement']">
    <xsl:call-template name="envelope">
      <xsl:with-param name="operation" select="if (OriginatorID = $codelists?settings?home?value) then 'DeliverCountryResponseEnvelope' else 'DeliverEnvelope'"/>
      <xsl:with-param name="number" select="f:own-number(AddresseeID, Reference/LRN)"/>
      <xsl:with-param name="type" select="$rest/self::hub:CertificateType"/>
      <xsl:with-param name="status" select="$rest/self::hub:CertificateStatus"/>
      <xsl:with-param name="content" select="$rest/self::ack:SPSAcknowledgement"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/Notice" priority="-1">
    <e:SetTrackingInfoUpdate>
      <e:header>
        <hub:From><xsl:value-of select="AddresseeID"/></hub:From>
        <xsl:sequence select="$rest/self::hub:To, $rest/self::hub:CertificateType, $rest/self::hub:CertificateStatus"/>
        <hub:NPPOCertificateNumber><xsl:value-of select="f:own-number(AddresseeID, Reference/LRN)"/></hub:NPPOCertificateNumber>
        <hub:hubDeliveryNumber><xsl:value-of select="replace(NoticeID, '/[^/]*$', '')"/></hub:hubDeliveryNumber>
        <hub:HUBTrackingInfo><xsl:value-of select="TypeCode"/></hub:HUBTrackingInfo>
        <xsl:for-each select="Text"><hub:hubDeliveryErrorMessage><xsl:value-of select="."/></hub:hubDeliveryErrorMessage></xsl:for-each>
        <xsl:sequence select="$rest/self::hub:Forwardings"/>
      </e:header>
    </e:SetTrackingInfoUpdate>
  </xsl:template>

  <xsl:template name="envelope">
    <xsl:param name="operation" as="xs:string"/>
    <xsl:param name="number"/>
    <xsl:param name="type"/>
    <xsl:param name="status"/>
    <xsl:param name="content" as="element()"/>
    <xsl:element name="e:{$operation}">
      <xsl:element name="e:{$envelopes($operation)}">
        <hub:From><xsl:value-of select="$notice/OriginatorID"/></hub:From>
        <hub:To><xsl:value-of select="$notice/AddresseeID"/></hub:To>
        <hub:CertificateType><xsl:value-of select="$type"/></hub:CertificateType>
        <hub:CertificateStatus><xsl:value-of select="$status"/></hub:CertificateStatus>
        <hub:NPPOCertificateNumber><xsl:value-of select="$number"/></hub:NPPOCertificateNumber>
        <xsl:sequence select="$rest/self::hub:Forwardings"/>
        <xsl:choose>
          <xsl:when test="$operation = ('DeliverPhytoEnvelope', 'DeliverCountryResponseEnvelope')"><xsl:sequence select="$content"/></xsl:when>
          <xsl:otherwise><hub:Content><xsl:value-of select="serialize($content, $plain)"/></hub:Content></xsl:otherwise>
        </xsl:choose>
      </xsl:element>
    </xsl:element>
  </xsl:template>

  <xsl:template match="Permit">
    <rsm:SPSCertificate>
      <rsm:SPSExchangedDocument>
        <xsl:sequence select="$document/ram:Name"/>
        <ram:ID><xsl:value-of select="f:own-number($notice/OriginatorID, PermitID)"/></ram:ID>
        <ram:TypeCode><xsl:value-of select="substring-after($notice/TypeCode, 'SPS')"/></ram:TypeCode>
        <ram:StatusCode><xsl:value-of select="f:code(StatusCode)"/></ram:StatusCode>
        <ram:IssueDateTime><udt:DateTimeString><xsl:value-of select="$notice/EventDateTime"/></udt:DateTimeString></ram:IssueDateTime>
        <xsl:sequence select="f:ordered($document, ('IssuerSPSParty', 'IncludedSPSNote', 'ReferenceSPSReferencedDocument', 'SignatorySPSAuthentication'))"/>
      </rsm:SPSExchangedDocument>
      <rsm:SPSConsignment>
        <xsl:sequence select="$consignment/ram:ConsignorSPSParty"/>
        <xsl:apply-templates select="Holder"/>
        <xsl:sequence select="f:ordered($consignment, ('ExportSPSCountry', 'ImportSPSCountry', 'TransitSPSCountry', 'UnloadingBaseportSPSLocation',
            'ExaminationSPSEvent', 'MainCarriageSPSTransportMovement', 'UtilizedSPSTransportEquipment'))"/>
        <xsl:variable name="permit" select="."/>
        <xsl:variable name="known" select="$consignment/ram:IncludedSPSConsignmentItem/ram:IncludedSPSTradeLineItem"/>
        <xsl:for-each select="$consignment/ram:IncludedSPSConsignmentItem">
          <ram:IncludedSPSConsignmentItem>
            <xsl:sequence select="f:ordered(., 'NatureIdentificationSPSCargo')"/>
            <xsl:for-each select="ram:IncludedSPSTradeLineItem">
              <xsl:variable name="line" select="$permit/Line[LineNumeric = current()/ram:SequenceNumeric]"/>
              <xsl:if test="empty($line)">
                <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'LINES: Content has a line ' || ram:SequenceNumeric || ' that the permit has not', '/Notice/Content')"/>
              </xsl:if>
              <xsl:apply-templates select="$line"><xsl:with-param name="more" select="."/></xsl:apply-templates>
            </xsl:for-each>
          </ram:IncludedSPSConsignmentItem>
        </xsl:for-each>
        <xsl:where-populated>
          <ram:IncludedSPSConsignmentItem><xsl:apply-templates select="Line[not(LineNumeric = $known/ram:SequenceNumeric)]"/></ram:IncludedSPSConsignmentItem>
        </xsl:where-populated>
      </rsm:SPSConsignment>
    </rsm:SPSCertificate>
  </xsl:template>

  <xsl:template match="Holder">
    <xsl:variable name="more" select="$consignment/ram:ConsigneeSPSParty"/>
    <ram:ConsigneeSPSParty>
      <xsl:choose>
        <xsl:when test="Name and not($more/ram:Name)"><ram:Name><xsl:value-of select="Name"/></ram:Name></xsl:when>
        <xsl:otherwise><xsl:sequence select="$more/ram:Name"/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="Identifier"><ram:TypeCode listName="{TypeCode}"><xsl:value-of select="ID"/></ram:TypeCode></xsl:for-each>
      <xsl:sequence select="f:ordered($more, ('TypeCode', 'SpecifiedSPSAddress'))"/>
    </ram:ConsigneeSPSParty>
  </xsl:template>

  <xsl:template match="Line">
    <xsl:param name="more" as="element()?"/>
    <ram:IncludedSPSTradeLineItem>
      <ram:SequenceNumeric><xsl:value-of select="LineNumeric"/></ram:SequenceNumeric>
      <xsl:sequence select="f:ordered($more, ('Description', 'CommonName', 'ScientificName', 'IntendedUse'))"/>
      <xsl:for-each select="Quantity"><ram:NetWeightMeasure unitCode="{UnitCode}"><xsl:value-of select="Value"/></ram:NetWeightMeasure></xsl:for-each>
      <xsl:if test="not(Quantity)"><xsl:sequence select="$more/ram:NetWeightMeasure"/></xsl:if>
      <xsl:sequence select="f:ordered($more, ('GrossWeightMeasure', 'NetVolumeMeasure', 'GrossVolumeMeasure', 'AdditionalInformationSPSNote'))"/>
      <xsl:variable name="classes" select="$more/ram:ApplicableSPSClassification"/>
      <xsl:for-each select="CommodityCodePrefix[not(some $code in $classes[upper-case(ram:SystemName) = 'HS']/ram:ClassCode satisfies starts-with(replace($code, '[ .]', ''), .))]">
        <ram:ApplicableSPSClassification><ram:SystemName>HS</ram:SystemName><ram:ClassCode><xsl:value-of select="."/></ram:ClassCode></ram:ApplicableSPSClassification>
      </xsl:for-each>
      <xsl:sequence select="f:ordered($more, ('ApplicableSPSClassification', 'PhysicalSPSPackage', 'OriginSPSCountry'))"/>
      <xsl:for-each select="OriginCountryCode[not(. = $more/ram:OriginSPSCountry/ram:ID)]"><ram:OriginSPSCountry><ram:ID><xsl:value-of select="."/></ram:ID></ram:OriginSPSCountry></xsl:for-each>
      <xsl:sequence select="f:ordered($more, 'AppliedSPSProcess')"/>
    </ram:IncludedSPSTradeLineItem>
  </xsl:template>

  <!-- The children by these names, in this order. -->
  <xsl:function name="f:ordered" as="element()*">
    <xsl:param name="holder" as="element()?"/>
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="$names ! (let $name := . return $holder/ram:*[local-name() = $name])"/>
  </xsl:function>

  <xsl:function name="f:code" as="xs:string">
    <xsl:param name="status"/>
    <xsl:sequence select="if ($status = 'REVOKED') then '40' else if ($status = 'DRAFT') then '39' else '70'"/>
  </xsl:function>
</xsl:stylesheet>
