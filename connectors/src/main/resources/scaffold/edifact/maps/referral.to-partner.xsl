<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to CUSDEC. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">
  <xsl:include href="edifact.xsl"/>

  <xsl:variable name="documents" select="map{'IMPORT': '929', 'EXPORT': '830', 'TRANSIT': '821'}"/>

  <xsl:template match="/Referral">
    <xsl:variable name="body" as="element()*">
      <xsl:sequence select="f:segment('BGM', ($documents(string(Declaration/DirectionCode)), [string(ReferralID), string(VersionID)],
                                              if (VersionID = 1) then '9' else '5'))"/>
      <xsl:apply-templates select="Declaration/CustomsOffice[RoleCode = 'DECLARATION']"/>
      <xsl:sequence select="f:time('137', IssueDateTime), f:time('ZZZ', ResponseDueDateTime), f:reference('ABE', Declaration/LRN),
                            f:reference('AAE', Declaration/MRN), f:reference('ACD', CaseID), f:party('DT', Declaration/Declarant),
                            f:party('EX', Declaration/Exporter), f:party('IM', Declaration/Importer), f:segment('UNS', 'D')"/>
      <xsl:apply-templates select="Declaration/GoodsItem"/>
      <xsl:sequence select="f:segment('UNS', 'S'), f:segment('CNT', ['5', string(count(Declaration/GoodsItem))])"/>
    </xsl:variable>
    <xsl:sequence select="f:interchange('CUSDEC', $body)"/>
  </xsl:template>

  <xsl:template match="CustomsOffice"><xsl:sequence select="f:segment('LOC', ('41', [string(ReferenceNumber)]))"/></xsl:template>

  <xsl:template match="GoodsItem">
    <xsl:sequence select="f:segment('CST', (string(SequenceNumeric), if (CommodityCode) then [string(CommodityCode), '122'] else '')),
                          f:text('AAA', Description),
                          /Referral/Ground[SequenceNumeric = current()/SequenceNumeric] ! f:text('ACB', Text)"/>
    <xsl:apply-templates select="OriginCountryCode, Packaging, GrossMassMeasure, NetMassMeasure, SupplementaryQuantity,
                                 ItemChargeAmount, CustomsValueAmount, SupportingDocument"/>
  </xsl:template>

  <xsl:template match="OriginCountryCode"><xsl:sequence select="f:segment('LOC', ('27', [string(.)]))"/></xsl:template>
  <xsl:template match="Packaging"><xsl:sequence select="f:segment('PAC', (string(QuantityQuantity), '', [string(TypeCode)]))"/></xsl:template>
  <xsl:template match="GrossMassMeasure"><xsl:sequence select="f:segment('MEA', ('WT', ['AAB'], ['KGM', string(.)]))"/></xsl:template>
  <xsl:template match="NetMassMeasure"><xsl:sequence select="f:segment('MEA', ('WT', ['AAL'], ['KGM', string(.)]))"/></xsl:template>
  <xsl:template match="SupplementaryQuantity"><xsl:sequence select="f:segment('MEA', ('AAE', [''], [string(UnitCode), string(Value)]))"/></xsl:template>
  <xsl:template match="ItemChargeAmount"><xsl:sequence select="f:segment('MOA', ['38', string(Value), string(CurrencyCode)])"/></xsl:template>
  <xsl:template match="CustomsValueAmount"><xsl:sequence select="f:segment('MOA', ['40', string(Value), string(CurrencyCode)])"/></xsl:template>

  <xsl:template match="SupportingDocument">
    <xsl:sequence select="f:segment('DOC', ([string(TypeCode)], [string(ID)]))"/>
    <xsl:apply-templates select="ValidUntil"/>
  </xsl:template>
  <xsl:template match="ValidUntil"><xsl:sequence select="f:segment('DTM', ['36', format-date(xs:date(.), '[Y0001][M01][D01]'), '102'])"/></xsl:template>

  <xsl:function name="f:party" as="element()?">
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="party" as="element()?"/>
    <xsl:for-each select="$party">
      <xsl:sequence select="f:segment('NAD', ($role, [string(Identifier[1]/ID), string(Identifier[1]/TypeCode)], '', [string(Name)],
                              [string(Address/Line)], string(Address/CityName), '', string(Address/PostcodeID), string(Address/CountryCode)))"/>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
