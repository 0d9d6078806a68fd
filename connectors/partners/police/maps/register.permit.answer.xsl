<?xml version="1.0" encoding="UTF-8"?>
<!-- Tillatelser: one, none, or several by a number, which is no answer. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:police:vapenregister:1"
                xmlns:hub="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="status" select="map{
      'UNDER_BEHANDLING': 'DRAFT', 'GYLDIG': 'VALID', 'INNDRATT_MIDLERTIDIG': 'SUSPENDED', 'TILBAKEKALT': 'REVOKED',
      'UTLOPT': 'EXPIRED', 'OPPBRUKT': 'USED_UP'}"/>

  <xsl:template match="/Tillatelser[not(Tillatelse)]"><absent/></xsl:template>

  <xsl:template match="/Tillatelser[count(Tillatelse) gt 1]"><several/></xsl:template>

  <xsl:template match="/Tillatelser[count(Tillatelse) = 1]"><permit><xsl:apply-templates select="Tillatelse"/></permit></xsl:template>

  <xsl:template match="Tillatelse">
    <hub:Permit>
      <hub:PermitID><xsl:value-of select="Nummer"/></hub:PermitID>
      <hub:KindCode>FIREARMS</hub:KindCode>
      <hub:IssuerID>police</hub:IssuerID>
      <hub:VersionID><xsl:value-of select="Utgave"/></hub:VersionID>
      <hub:StatusCode><xsl:value-of select="$status(Status)"/></hub:StatusCode>
      <hub:Holder>
        <hub:Identifier><hub:ID><xsl:value-of select="Innehaver"/></hub:ID><hub:TypeCode><xsl:value-of select="Innehaver/@type"/></hub:TypeCode></hub:Identifier>
        <hub:Name><xsl:value-of select="Navn"/></hub:Name>
      </hub:Holder>
      <xsl:for-each select="GyldigFra"><hub:ValidFromDate><xsl:value-of select="."/></hub:ValidFromDate></xsl:for-each>
      <xsl:for-each select="GyldigTil"><hub:ValidUntilDate><xsl:value-of select="."/></hub:ValidUntilDate></xsl:for-each>
      <hub:SingleUse><xsl:value-of select="Engangs"/></hub:SingleUse>
      <xsl:for-each select="Linje">
        <hub:Line>
          <hub:LineNumeric><xsl:value-of select="Nr"/></hub:LineNumeric>
          <xsl:for-each select="Varekode"><hub:CommodityCodePrefix><xsl:value-of select="."/></hub:CommodityCodePrefix></xsl:for-each>
          <hub:Quantity><hub:Value><xsl:value-of select="Antall"/></hub:Value><hub:UnitCode>NAR</hub:UnitCode></hub:Quantity>
        </hub:Line>
      </xsl:for-each>
    </hub:Permit>
  </xsl:template>
</xsl:stylesheet>
