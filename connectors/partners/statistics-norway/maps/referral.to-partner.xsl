<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to CUSDEC: what the statistics count, and no free text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:statistics-norway:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">
  <xsl:include href="edifact.xsl"/>

  <xsl:variable name="documents" select="map{'IMPORT': '929', 'EXPORT': '830', 'TRANSIT': '821'}"/>

  <xsl:template match="/Referral">
    <xsl:variable name="body" as="element()*">
      <xsl:sequence select="f:segment('BGM', ($documents(string(Declaration/DirectionCode)), [string(ReferralID), string(VersionID)],
                                              if (VersionID = 1) then '9' else '5'))"/>
      <xsl:apply-templates select="Declaration/ExportCountryCode, Declaration/DestinationCountryCode"/>
      <xsl:sequence select="f:time('137', IssueDateTime)"/>
      <xsl:apply-templates select="Declaration/ContainerCode, Declaration/TransactionNatureCode"/>
      <xsl:sequence select="f:reference('ABE', Declaration/LRN), f:reference('AAE', Declaration/MRN), f:reference('ACD', CaseID)"/>
      <xsl:apply-templates select="Declaration/BorderTransportMeans/ModeCode,
                                   (Declaration[DirectionCode = 'EXPORT']/Exporter, Declaration[DirectionCode != 'EXPORT']/Importer)/Identifier[1]"/>
      <xsl:sequence select="f:segment('UNS', 'D')"/>
      <xsl:apply-templates select="Declaration/GoodsItem"/>
      <xsl:sequence select="f:segment('UNS', 'S'), f:segment('CNT', ['5', string(count(Declaration/GoodsItem))])"/>
    </xsl:variable>
    <xsl:sequence select="f:interchange('CUSDEC', $body)"/>
  </xsl:template>

  <xsl:template match="Declaration/ExportCountryCode"><xsl:sequence select="f:segment('LOC', ('35', [string(.)]))"/></xsl:template>
  <xsl:template match="Declaration/DestinationCountryCode"><xsl:sequence select="f:segment('LOC', ('36', [string(.)]))"/></xsl:template>
  <xsl:template match="ContainerCode"><xsl:sequence select="f:segment('GIS', [string(.), 'CON'])"/></xsl:template>
  <xsl:template match="TransactionNatureCode"><xsl:sequence select="f:segment('GIS', [string(.), '112'])"/></xsl:template>
  <xsl:template match="ModeCode"><xsl:sequence select="f:segment('TDT', ('11', '', [string(.)]))"/></xsl:template>
  <xsl:template match="Exporter/Identifier"><xsl:sequence select="f:segment('NAD', ('EX', [string(ID)]))"/></xsl:template>
  <xsl:template match="Importer/Identifier"><xsl:sequence select="f:segment('NAD', ('IM', [string(ID)]))"/></xsl:template>

  <xsl:template match="GoodsItem">
    <xsl:sequence select="f:segment('CST', (string(SequenceNumeric), [string(CommodityCode), if (CommodityCode) then '122' else ''],
                              if (Procedure) then [string-join(Procedure/(CurrentCode, PreviousCode)), '117'] else ''))"/>
    <xsl:apply-templates select="OriginCountryCode, ExportCountryCode, DestinationCountryCode, GrossMassMeasure, NetMassMeasure,
                                 SupplementaryQuantity, ItemChargeAmount, StatisticalValueAmount, CustomsValueAmount"/>
  </xsl:template>

  <xsl:template match="OriginCountryCode"><xsl:sequence select="f:segment('LOC', ('27', [string(.)]))"/></xsl:template>
  <xsl:template match="GoodsItem/ExportCountryCode"><xsl:sequence select="f:segment('LOC', ('35', [string(.)]))"/></xsl:template>
  <xsl:template match="GoodsItem/DestinationCountryCode"><xsl:sequence select="f:segment('LOC', ('36', [string(.)]))"/></xsl:template>
  <xsl:template match="GoodsItem/GrossMassMeasure"><xsl:sequence select="f:segment('MEA', ('WT', ['AAB'], ['KGM', string(.)]))"/></xsl:template>
  <xsl:template match="NetMassMeasure"><xsl:sequence select="f:segment('MEA', ('WT', ['AAL'], ['KGM', string(.)]))"/></xsl:template>
  <xsl:template match="SupplementaryQuantity"><xsl:sequence select="f:segment('MEA', ('AAE', [''], [string(UnitCode), string(Value)]))"/></xsl:template>
  <xsl:template match="ItemChargeAmount"><xsl:sequence select="f:segment('MOA', ['38', string(Value), string(CurrencyCode)])"/></xsl:template>
  <xsl:template match="StatisticalValueAmount"><xsl:sequence select="f:segment('MOA', ['123', string(Value), string(CurrencyCode)])"/></xsl:template>
  <xsl:template match="CustomsValueAmount"><xsl:sequence select="f:segment('MOA', ['40', string(Value), string(CurrencyCode)])"/></xsl:template>
</xsl:stylesheet>
