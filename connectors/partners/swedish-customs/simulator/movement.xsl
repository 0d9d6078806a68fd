<?xml version="1.0" encoding="UTF-8"?>
<!--
  Sweden's part of the movement that the map of customs tells: milk is declared for export there, which Norway learns in advance; then Sweden
  waits to be told that it has arrived and what was found.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:exchangehub:simulator" xmlns="urn:exchangehub:neighbour:1" xpath-default-namespace="urn:exchangehub:neighbour:1"
                exclude-result-prefixes="#all">

  <xsl:variable name="movement" select="/s:movement"/>
  <xsl:variable name="series" select="string($movement/@series)"/>
  <!-- By this MRN the map of customs knows it. -->
  <xsl:variable name="mrn" select="'26SE02' || format-number(number('0' || replace($series, '[^0-9]', '')) mod 1000000000000, '000000000000')"/>
  <xsl:variable name="time" select="substring($movement/@now, 1, 19) || 'Z'"/>

  <xsl:template match="/">
    <s:course done="{every $type in ('ARRIVAL', 'CONTROL') satisfies $movement/s:received/CustomsMessage[Body/Reference/MRN = $mrn]/Head/Type = $type}">
      <s:send step="export" with="customs" channel="soap" text="EXPORT: Sweden's export declaration, as advance data, signed"><xsl:call-template name="export"/></s:send>
    </s:course>
  </xsl:template>

  <xsl:template name="export">
    <CustomsMessage xsl:inherit-namespaces="no">
      <Head>
        <Number><xsl:value-of select="$series || 'S'"/></Number>
        <Type>EXPORT</Type>
        <From>SE-TULLVERKET</From>
        <To>NO-TOLL</To>
        <Written><xsl:value-of select="$time"/></Written>
        <Happened><xsl:value-of select="$time"/></Happened>
      </Head>
      <Body>
        <Declaration>
          <FunctionCode>9</FunctionCode>
          <LRN><xsl:value-of select="$series || 'S'"/></LRN>
          <MRN><xsl:value-of select="$mrn"/></MRN>
          <VersionID>1</VersionID>
          <DirectionCode>EXPORT</DirectionCode>
          <CustomsOffice><RoleCode>EXIT</RoleCode><ReferenceNumber>SE005540</ReferenceNumber></CustomsOffice>
          <Declarant><Identifier><ID>SE5566778899</ID><TypeCode>EORI</TypeCode></Identifier></Declarant>
          <ExportCountryCode>SE</ExportCountryCode>
          <DestinationCountryCode>NO</DestinationCountryCode>
          <GoodsItemQuantity>1</GoodsItemQuantity>
          <GoodsItem>
            <SequenceNumeric>1</SequenceNumeric>
            <CommodityCode>04012011</CommodityCode>
            <Description>Milk</Description>
            <OriginCountryCode>SE</OriginCountryCode>
            <GrossMassMeasure>420</GrossMassMeasure>
            <NetMassMeasure>400</NetMassMeasure>
          </GoodsItem>
        </Declaration>
      </Body>
    </CustomsMessage>
  </xsl:template>
</xsl:stylesheet>
