<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to Question. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:@id@:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Referral">
    <Question reference="{ReferralID}" version="{VersionID}" case="{CaseID}" role="{RoleCode}">
      <Issued><xsl:value-of select="IssueDateTime"/></Issued>
      <xsl:for-each select="ResponseDueDateTime"><AnswerBy><xsl:value-of select="."/></AnswerBy></xsl:for-each>
      <xsl:apply-templates select="Declaration, Declaration/GoodsItem"/>
    </Question>
  </xsl:template>

  <xsl:template match="Declaration">
    <Declaration>
      <LRN><xsl:value-of select="LRN"/></LRN>
      <xsl:for-each select="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
      <Direction><xsl:value-of select="DirectionCode"/></Direction>
      <Declarant id="{Declarant/Identifier[1]/ID}"><xsl:value-of select="Declarant/Name"/></Declarant>
      <xsl:for-each select="ExportCountryCode"><From><xsl:value-of select="."/></From></xsl:for-each>
      <xsl:for-each select="DestinationCountryCode"><To><xsl:value-of select="."/></To></xsl:for-each>
    </Declaration>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <Line number="{SequenceNumeric}">
      <xsl:for-each select="CommodityCode"><Goods><xsl:value-of select="."/></Goods></xsl:for-each>
      <xsl:for-each select="Description"><Description><xsl:value-of select="."/></Description></xsl:for-each>
      <xsl:for-each select="OriginCountryCode"><Origin><xsl:value-of select="."/></Origin></xsl:for-each>
      <xsl:for-each select="GrossMassMeasure"><GrossMass><xsl:value-of select="."/></GrossMass></xsl:for-each>
      <xsl:for-each select="NetMassMeasure"><NetMass><xsl:value-of select="."/></NetMass></xsl:for-each>
      <xsl:for-each select="SupportingDocument">
        <Document type="{TypeCode}"><xsl:for-each select="ID"><xsl:attribute name="id" select="."/></xsl:for-each></Document>
      </xsl:for-each>
      <xsl:for-each select="/Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"><Ground><xsl:value-of select="Text"/></Ground></xsl:for-each>
    </Line>
  </xsl:template>
</xsl:stylesheet>
