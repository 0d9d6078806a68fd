<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to FORELEGGELSE: one flat record. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:radiation-nuclear-safety-authority:functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="flat.xsl"/>

  <xsl:variable name="directions" select="map{'IMPORT': 'I', 'EXPORT': 'U', 'TRANSIT': 'T'}"/>

  <xsl:template match="/Referral">
    <FORELEGGELSE>
      <SAKSREF><xsl:value-of select="ReferralID"/></SAKSREF>
      <VERSJON><xsl:value-of select="VersionID"/></VERSJON>
      <TOLLSAK><xsl:value-of select="CaseID"/></TOLLSAK>
      <SENDT><xsl:value-of select="f:time(IssueDateTime)"/></SENDT>
      <xsl:apply-templates select="ResponseDueDateTime, Declaration, Declaration/GoodsItem"/>
    </FORELEGGELSE>
  </xsl:template>

  <xsl:template match="Declaration">
    <RETNING><xsl:value-of select="$directions(string(DirectionCode))"/></RETNING>
    <xsl:apply-templates select="MRN, LRN, VersionID, (CustomsOffice[RoleCode = 'PRESENTATION'], CustomsOffice[RoleCode = 'DECLARATION'])[1],
                                 Declarant/Identifier[1], Declarant/Name, Exporter/Name, Exporter/Address/CountryCode,
                                 Importer/Identifier[1], Importer/Name, Importer/Address/CityName, GoodsLocation/(Name, ID)[1],
                                 SupportingDocument"/>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <LINJE><xsl:value-of select="SequenceNumeric"/></LINJE>
    <xsl:apply-templates select="CommodityCode, Description, OriginCountryCode, NetMassMeasure, SupplementaryQuantity/Value,
                                 SupplementaryQuantity/UnitCode"/>
    <xsl:if test="Packaging/QuantityQuantity"><KOLLI><xsl:value-of select="sum(Packaging/QuantityQuantity/xs:integer(.))"/></KOLLI></xsl:if>
    <xsl:apply-templates select="Packaging/MarksNumbersID, SupportingDocument, /Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/>
  </xsl:template>

  <xsl:template match="SupportingDocument">
    <DOK_TYPE><xsl:value-of select="TypeCode"/></DOK_TYPE>
    <xsl:apply-templates select="ID, ValidUntil"/>
  </xsl:template>

  <xsl:template match="ResponseDueDateTime"><SVARFRIST><xsl:value-of select="f:time(.)"/></SVARFRIST></xsl:template>
  <xsl:template match="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:template>
  <xsl:template match="LRN"><LRN><xsl:value-of select="."/></LRN></xsl:template>
  <xsl:template match="Declaration/VersionID"><DEKL_VERSJON><xsl:value-of select="."/></DEKL_VERSJON></xsl:template>
  <xsl:template match="CustomsOffice"><TOLLSTED><xsl:value-of select="ReferenceNumber"/></TOLLSTED></xsl:template>
  <xsl:template match="Declarant/Identifier"><DEKLARANT_ID><xsl:value-of select="ID"/></DEKLARANT_ID></xsl:template>
  <xsl:template match="Declarant/Name"><DEKLARANT_NAVN><xsl:value-of select="."/></DEKLARANT_NAVN></xsl:template>
  <xsl:template match="Exporter/Name"><AVSENDER_NAVN><xsl:value-of select="."/></AVSENDER_NAVN></xsl:template>
  <xsl:template match="Exporter/Address/CountryCode"><AVSENDER_LAND><xsl:value-of select="."/></AVSENDER_LAND></xsl:template>
  <xsl:template match="Importer/Identifier"><MOTTAKER_ID><xsl:value-of select="ID"/></MOTTAKER_ID></xsl:template>
  <xsl:template match="Importer/Name"><MOTTAKER_NAVN><xsl:value-of select="."/></MOTTAKER_NAVN></xsl:template>
  <xsl:template match="Importer/Address/CityName"><MOTTAKER_STED><xsl:value-of select="."/></MOTTAKER_STED></xsl:template>
  <xsl:template match="GoodsLocation/*"><LAGRINGSSTED><xsl:value-of select="."/></LAGRINGSSTED></xsl:template>
  <xsl:template match="CommodityCode"><VARENR><xsl:value-of select="."/></VARENR></xsl:template>
  <xsl:template match="Description"><VARE><xsl:value-of select="."/></VARE></xsl:template>
  <xsl:template match="OriginCountryCode"><OPPRINNELSE><xsl:value-of select="."/></OPPRINNELSE></xsl:template>
  <xsl:template match="NetMassMeasure"><NETTO_KG><xsl:value-of select="."/></NETTO_KG></xsl:template>
  <xsl:template match="SupplementaryQuantity/Value"><ANTALL><xsl:value-of select="."/></ANTALL></xsl:template>
  <xsl:template match="SupplementaryQuantity/UnitCode"><ENHET><xsl:value-of select="."/></ENHET></xsl:template>
  <xsl:template match="MarksNumbersID"><MERKING><xsl:value-of select="."/></MERKING></xsl:template>
  <xsl:template match="SupportingDocument/ID"><DOK_NR><xsl:value-of select="."/></DOK_NR></xsl:template>
  <xsl:template match="SupportingDocument/ValidUntil"><DOK_GYLDIG_TIL><xsl:value-of select="format-date(xs:date(.), '[Y0001][M01][D01]')"/></DOK_GYLDIG_TIL></xsl:template>
  <xsl:template match="Ground"><GRUNN><xsl:value-of select="Text"/></GRUNN></xsl:template>
</xsl:stylesheet>
