<?xml version="1.0" encoding="UTF-8"?>
<!-- The ledger of one permit. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:template match="/map">
    <ledger>
      <xsl:for-each select="array[@key = 'linjer']/map">
        <line number="{number[@key = 'nr']}" issued="{string[@key = 'utstedt']}" reserved="{string[@key = 'reservert']}"
              consumed="{string[@key = 'forbrukt']}" unit="KGM"/>
      </xsl:for-each>
      <xsl:for-each select="array[@key = 'linjer']/map/array[@key = 'trekk']/map">
        <use line="{../../number[@key = 'nr']}" item="{number[@key = 'post']}" reserved="{string[@key = 'reservert']}"
             consumed="{string[@key = 'forbrukt']}">
          <xsl:apply-templates select="map[@key = 'deklarasjon']/string"/>
        </use>
      </xsl:for-each>
      <xsl:for-each select="array[@key = 'notater']/string"><record request="{.}"/></xsl:for-each>
    </ledger>
  </xsl:template>

  <xsl:template match="string[@key = 'deklarantType']"><xsl:attribute name="declarant-type" select="."/></xsl:template>

  <xsl:template match="string[@key = 'deklarant']"><xsl:attribute name="declarant" select="."/></xsl:template>

  <xsl:template match="string"><xsl:attribute name="{@key}" select="."/></xsl:template>
</xsl:stylesheet>
