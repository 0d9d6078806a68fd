<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to "kvotetrekk": each document of a line is a draw on a permit. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:agriculture-tariff-quotas:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:template match="/Referral">
    <map>
      <map key="kvotetrekk">
        <xsl:sequence select="f:text('trekkId', ReferralID), f:number('versjon', VersionID), f:text('tollsak', CaseID),
                              f:text('sendt', IssueDateTime), f:text('svarfrist', ResponseDueDateTime)"/>
        <xsl:apply-templates select="Declaration"/>
        <array key="linjer"><xsl:apply-templates select="Declaration/GoodsItem"/></array>
      </map>
    </map>
  </xsl:template>

  <xsl:template match="Declaration">
    <xsl:sequence select="f:text('mrn', MRN), f:text('lrn', LRN), f:number('deklarasjonsversjon', VersionID),
                          f:text('avsenderland', ExportCountryCode)"/>
    <xsl:apply-templates select="Importer"/>
  </xsl:template>

  <xsl:template match="Importer">
    <map key="kvotehaver">
      <xsl:where-populated><array key="identiteter"><xsl:apply-templates select="Identifier"/></array></xsl:where-populated>
      <xsl:sequence select="f:text('navn', Name)"/>
    </map>
  </xsl:template>

  <xsl:template match="Identifier">
    <array>
      <string><xsl:value-of select="TypeCode"/></string>
      <string><xsl:value-of select="ID"/></string>
    </array>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <map>
      <xsl:sequence select="f:number('linje', SequenceNumeric), f:text('varenummer', CommodityCode), f:text('vare', Description),
                            f:text('opprinnelse', OriginCountryCode), f:text('preferanse', PreferentialOriginCountryCode)"/>
      <xsl:if test="Procedure"><string key="prosedyre"><xsl:value-of select="Procedure/(CurrentCode, PreviousCode)" separator=""/></string></xsl:if>
      <xsl:sequence select="f:number('nettokilo', NetMassMeasure), f:number('antall', SupplementaryQuantity/Value),
                            f:text('enhet', SupplementaryQuantity/UnitCode), f:number('tollverdi', CustomsValueAmount/Value)"/>
      <xsl:where-populated><array key="trekk"><xsl:apply-templates select="SupportingDocument"/></array></xsl:where-populated>
      <string key="grunnlag">
        <xsl:value-of select="/Referral/Ground[SequenceNumeric = current()/SequenceNumeric]/Text" separator="; "/>
      </string>
    </map>
  </xsl:template>

  <xsl:template match="SupportingDocument">
    <map>
      <xsl:sequence select="f:text('type', TypeCode), f:text('tillatelse', ID), f:number('tillatelseslinje', LineNumeric),
                            f:number('kvantum', Quantity/Value), f:text('kvantumsenhet', Quantity/UnitCode)"/>
    </map>
  </xsl:template>
</xsl:stylesheet>
