<?xml version="1.0" encoding="UTF-8"?>
<!-- Regnskap: what is set aside and taken of one permit. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:police:vapenregister:1"
                exclude-result-prefixes="#all">

  <xsl:template match="/Regnskap[UkjentTillatelse]"><absent/></xsl:template>

  <xsl:template match="/Regnskap[Linje]">
    <ledger>
      <xsl:for-each select="Linje">
        <line number="{Nr}" issued="{Innvilget}" reserved="{Avsatt}" consumed="{Uttatt}" unit="NAR"/>
      </xsl:for-each>
      <xsl:for-each select="Linje/Uttak">
        <use line="{../Nr}" item="{Varepost}" reserved="{Avsatt}" consumed="{Uttatt}"><xsl:apply-templates select="Deklarasjon/*"/></use>
      </xsl:for-each>
      <xsl:for-each select="Notat"><record request="{@id}"/></xsl:for-each>
    </ledger>
  </xsl:template>

  <xsl:template match="MRN"><xsl:attribute name="mrn" select="."/></xsl:template>

  <xsl:template match="LRN"><xsl:attribute name="lrn" select="."/></xsl:template>

  <xsl:template match="Deklarant">
    <xsl:attribute name="declarant" select="."/>
    <xsl:attribute name="declarant-type" select="@type"/>
  </xsl:template>
</xsl:stylesheet>
