<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps share: names of countries before numbers, times, quantities, and what the hub says of an envelope. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xmlns:e="http://ephyto.ippc.int/" xmlns:hub="http://ephyto.ippc.int/HUB.Entities"
                xmlns:rsm="urn:un:unece:uncefact:data:standard:SPSCertificate:17"
                xmlns:ack="urn:un:unece:uncefact:data:standard:SPSAcknowledgement:17"
                xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"
                xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:21"
                xmlns:f="urn:exchangehub:partner:ippc-ephyto:functions" xmlns:m="urn:exchangehub:map" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string" select="''"/>
  <xsl:param name="codelists" as="map(*)" select="map{}"/>

  <xsl:variable name="entity" select="'application/xml-external-parsed-entity'"/>
  <xsl:variable name="plain" select="map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()}"/>
  <!-- Units of mass, in which the register counts. -->
  <xsl:variable name="masses" select="'MGM', 'CTM', 'GRM', 'HGM', 'KGM', 'DTN', 'TNE', 'KTN'"/>

  <!-- The number of a certificate as the register has it: two countries can not have the same. -->
  <xsl:function name="f:number" as="xs:string">
    <xsl:param name="country"/>
    <xsl:param name="number"/>
    <xsl:variable name="own" select="normalize-space($number)"/>
    <xsl:sequence select="if (starts-with($own, string($country))) then $own else $country || ':' || $own"/>
  </xsl:function>

  <!-- The number as the certificate has it. -->
  <xsl:function name="f:own-number" as="xs:string">
    <xsl:param name="country"/>
    <xsl:param name="number"/>
    <xsl:variable name="before" select="$country || ':'"/>
    <xsl:sequence select="if (starts-with($number, $before)) then substring-after($number, $before) else string($number)"/>
  </xsl:function>

  <!-- A header in which the hub says how far an envelope has come. -->
  <xsl:template name="tracking">
    <xsl:param name="header" as="element()?"/>
    <xsl:param name="issuer" as="xs:string" select="string($header/hub:From)"/>
    <xsl:if test="not($header/hub:hubDeliveryNumber/text() and $header/hub:HUBTrackingInfo/text())">
      <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'TRACKING: the header names no hubDeliveryNumber or no HUBTrackingInfo', ($header, /*)[1])"/>
    </xsl:if>
    <xsl:for-each select="$header">
      <Notice>
        <NoticeID><xsl:value-of select="hub:hubDeliveryNumber || '/' || hub:HUBTrackingInfo"/></NoticeID>
        <TypeCode><xsl:value-of select="hub:HUBTrackingInfo"/></TypeCode>
        <OriginatorID>IPPC</OriginatorID>
        <AddresseeID><xsl:value-of select="hub:From"/></AddresseeID>
        <Reference><LRN><xsl:value-of select="f:number($issuer, hub:NPPOCertificateNumber)"/></LRN></Reference>
        <EventDateTime><xsl:value-of select="$now"/></EventDateTime>
        <xsl:for-each select="hub:hubDeliveryErrorMessage[text()]"><Text><xsl:value-of select="substring(., 1, 4000)"/></Text></xsl:for-each>
        <Content>
          <MediaTypeCode><xsl:value-of select="$entity"/></MediaTypeCode>
          <Text>
            <xsl:variable name="rest" as="element()*"><xsl:apply-templates select="hub:To, hub:CertificateType, hub:CertificateStatus, hub:Forwardings" mode="rest"/></xsl:variable>
            <xsl:value-of select="serialize($rest, $plain)"/>
          </Text>
        </Content>
      </Notice>
    </xsl:for-each>
  </xsl:template>

  <!-- Copies with the usual prefixes and without blanks between elements. -->
  <xsl:template match="*" mode="rest">
    <xsl:element name="{f:prefix(.)}{local-name()}" namespace="{namespace-uri()}">
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="rest"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text()" mode="rest"><xsl:if test="not(../*) or normalize-space()"><xsl:value-of select="."/></xsl:if></xsl:template>

  <xsl:function name="f:prefix" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(map{
        'http://ephyto.ippc.int/HUB.Entities': 'hub:', 'http://ephyto.ippc.int/': 'e:',
        'urn:un:unece:uncefact:data:standard:SPSCertificate:17': 'rsm:', 'urn:un:unece:uncefact:data:standard:SPSAcknowledgement:17': 'ack:',
        'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21': 'ram:',
        'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:21': 'udt:'}(string(namespace-uri($element))), '')[1]"/>
  </xsl:function>
</xsl:stylesheet>
