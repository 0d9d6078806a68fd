<?xml version="1.0" encoding="UTF-8"?>
<!-- svar: one certificate, none, or several by a number. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:medical-products-narcotics:register:1" xmlns:hub="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="status" select="map{
      'UTKAST': 'DRAFT', 'GYLDIG': 'VALID', 'STANSET': 'SUSPENDED', 'TRUKKET': 'REVOKED', 'UTGATT': 'EXPIRED', 'BRUKT': 'USED_UP'}"/>

  <xsl:template match="/svar[not(sertifikat)]"><absent/></xsl:template>

  <xsl:template match="/svar[count(sertifikat) gt 1]"><several/></xsl:template>

  <xsl:template match="/svar[count(sertifikat) = 1]"><permit><xsl:apply-templates select="sertifikat"/></permit></xsl:template>

  <xsl:template match="sertifikat">
    <hub:Permit>
      <hub:PermitID><xsl:value-of select="@nr"/></hub:PermitID>
      <hub:KindCode>NARCOTICS</hub:KindCode>
      <hub:IssuerID>medical-products-narcotics</hub:IssuerID>
      <hub:VersionID><xsl:value-of select="@utgave"/></hub:VersionID>
      <hub:StatusCode><xsl:value-of select="$status(@status)"/></hub:StatusCode>
      <hub:Holder>
        <hub:Identifier><hub:ID><xsl:value-of select="@innehaver"/></hub:ID><hub:TypeCode><xsl:value-of select="@innehavertype"/></hub:TypeCode></hub:Identifier>
        <hub:Name><xsl:value-of select="@navn"/></hub:Name>
      </hub:Holder>
      <xsl:for-each select="@fra"><hub:ValidFromDate><xsl:value-of select="."/></hub:ValidFromDate></xsl:for-each>
      <xsl:for-each select="@til"><hub:ValidUntilDate><xsl:value-of select="."/></hub:ValidUntilDate></xsl:for-each>
      <hub:SingleUse><xsl:value-of select="@engangs"/></hub:SingleUse>
      <xsl:apply-templates select="post"/>
    </hub:Permit>
  </xsl:template>

  <xsl:template match="post">
    <hub:Line>
      <hub:LineNumeric><xsl:value-of select="@nr"/></hub:LineNumeric>
      <xsl:for-each select="vare"><hub:CommodityCodePrefix><xsl:value-of select="."/></hub:CommodityCodePrefix></xsl:for-each>
      <hub:Quantity><hub:Value><xsl:value-of select="@mengde"/></hub:Value><hub:UnitCode>KGM</hub:UnitCode></hub:Quantity>
    </hub:Line>
  </xsl:template>
</xsl:stylesheet>
