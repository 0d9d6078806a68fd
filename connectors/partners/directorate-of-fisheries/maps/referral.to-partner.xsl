<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to catch check. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:directorate-of-fisheries:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:template match="/Referral">
    <map>
      <string key="type">catch-check</string>
      <xsl:sequence select="f:head(.), f:text('answerBy', ResponseDueDateTime)"/>
      <xsl:apply-templates select="Declaration"/>
      <map key="catches"><xsl:apply-templates select="Declaration/GoodsItem"/></map>
    </map>
  </xsl:template>

  <xsl:template match="Declaration">
    <string key="movement"><xsl:value-of select="lower-case(DirectionCode)"/></string>
    <xsl:sequence select="f:declaration(.), f:trader('exporter', Exporter), f:trader('importer', Importer), f:text('from', ExportCountryCode),
                          f:text('to', DestinationCountryCode), f:text('vehicle', BorderTransportMeans/ID)"/>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <map key="{SequenceNumeric}">
      <xsl:sequence select="f:text('commodity', CommodityCode), f:text('product', Description), f:text('flagState', OriginCountryCode),
                            f:text('netWeight', NetMassMeasure), f:text('pieces', SupplementaryQuantity[UnitCode = 'H87']/Value)"/>
      <xsl:where-populated><array key="documents"><xsl:apply-templates select="SupportingDocument"/></array></xsl:where-populated>
      <array key="why"><xsl:apply-templates select="/Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/></array>
    </map>
  </xsl:template>

  <xsl:template match="SupportingDocument">
    <map>
      <xsl:sequence select="f:text('kind', TypeCode), f:text('number', ID)"/>
      <xsl:apply-templates select="LineNumeric"/>
      <xsl:sequence select="f:text('validUntil', ValidUntil), f:text('weight', Quantity/Value)"/>
    </map>
  </xsl:template>

  <xsl:template match="LineNumeric"><number key="line"><xsl:value-of select="."/></number></xsl:template>
  <xsl:template match="Ground"><string><xsl:value-of select="Text"/></string></xsl:template>

  <xsl:function name="f:trader" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="party" as="element()?"/>
    <xsl:if test="$party">
      <map key="{$key}">
        <xsl:sequence select="f:text('name', $party/Name), f:text('city', $party/Address/CityName), f:text('country', $party/Address/CountryCode)"/>
      </map>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
