<?xml version="1.0" encoding="UTF-8"?>
<!-- The permits by a number: one, none, or several, which is no answer. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xmlns:hub="urn:exchangehub:v1" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:variable name="status" select="map{
      'UTKAST': 'DRAFT', 'GYLDIG': 'VALID', 'SUSPENDERT': 'SUSPENDED', 'TILBAKEKALT': 'REVOKED', 'UTLOPT': 'EXPIRED',
      'OPPBRUKT': 'USED_UP'}"/>

  <xsl:template match="/map">
    <xsl:variable name="found" select="array[@key = 'treff']/map"/>
    <xsl:choose>
      <xsl:when test="empty($found)"><absent/></xsl:when>
      <xsl:when test="count($found) gt 1"><several/></xsl:when>
      <xsl:otherwise><permit><xsl:apply-templates select="$found"/></permit></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="array[@key = 'treff']/map">
    <hub:Permit>
      <hub:PermitID><xsl:value-of select="string[@key = 'nummer']"/></hub:PermitID>
      <hub:KindCode>F-GAS</hub:KindCode>
      <hub:IssuerID>environment-f-gases-ozone</hub:IssuerID>
      <hub:VersionID><xsl:value-of select="number[@key = 'versjon']"/></hub:VersionID>
      <hub:StatusCode><xsl:value-of select="$status(string[@key = 'status'])"/></hub:StatusCode>
      <hub:Holder>
        <hub:Identifier>
          <hub:ID><xsl:value-of select="map[@key = 'innehaver']/string[@key = 'id']"/></hub:ID>
          <hub:TypeCode><xsl:value-of select="map[@key = 'innehaver']/string[@key = 'type']"/></hub:TypeCode>
        </hub:Identifier>
        <hub:Name><xsl:value-of select="map[@key = 'innehaver']/string[@key = 'navn']"/></hub:Name>
      </hub:Holder>
      <xsl:for-each select="string[@key = 'gyldigFra']"><hub:ValidFromDate><xsl:value-of select="."/></hub:ValidFromDate></xsl:for-each>
      <xsl:for-each select="string[@key = 'gyldigTil']"><hub:ValidUntilDate><xsl:value-of select="."/></hub:ValidUntilDate></xsl:for-each>
      <hub:SingleUse><xsl:value-of select="boolean[@key = 'engangs']"/></hub:SingleUse>
      <xsl:for-each select="array[@key = 'linjer']/map">
        <hub:Line>
          <hub:LineNumeric><xsl:value-of select="number[@key = 'nr']"/></hub:LineNumeric>
          <xsl:for-each select="array[@key = 'varekoder']/string"><hub:CommodityCodePrefix><xsl:value-of select="."/></hub:CommodityCodePrefix></xsl:for-each>
          <xsl:for-each select="array[@key = 'opprinnelse']/string"><hub:OriginCountryCode><xsl:value-of select="."/></hub:OriginCountryCode></xsl:for-each>
          <hub:Quantity><hub:Value><xsl:value-of select="string[@key = 'kg']"/></hub:Value><hub:UnitCode>KGM</hub:UnitCode></hub:Quantity>
        </hub:Line>
      </xsl:for-each>
    </hub:Permit>
  </xsl:template>
</xsl:stylesheet>
