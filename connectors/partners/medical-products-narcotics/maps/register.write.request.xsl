<?xml version="1.0" encoding="UTF-8"?>
<!-- disponer: what is to be done with an amount of a certificate. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:medical-products-narcotics:register:1" xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:param name="request-id"/>
  <xsl:param name="action"/>
  <xsl:variable name="actions" select="map{
      'RESERVE': 'RESERVER', 'RELEASE': 'FRIGI', 'WRITE_OFF': 'BRUK', 'AMEND': 'ENDRE', 'INVALIDATE': 'ANGRE',
      'ENTER_RECORD': 'NOTER', 'FORCE': 'PALAGT_BRUK', 'FORCE_AMEND': 'PALAGT_ENDRING', 'FORCE_DELETE': 'PALAGT_ANGRING'}"/>
  <!-- The register counts in kilograms. -->
  <xsl:variable name="kilograms" select="map{'GRM': 0.001, 'KGM': 1, 'TNE': 1000}"/>

  <xsl:template match="/Allocation">
    <disponer id="{$request-id}" sertifikat="{PermitID}" post="{LineNumeric}" handling="{$actions($action)}" varepost="{SequenceNumeric}">
      <xsl:for-each select="Quantity"><xsl:attribute name="mengde" select="Value * $kilograms(UnitCode)"/></xsl:for-each>
      <xsl:for-each select="ReasonText"><xsl:attribute name="merknad" select="."/></xsl:for-each>
      <xsl:apply-templates select="Reference/*"/>
    </disponer>
  </xsl:template>

  <xsl:template match="MRN"><xsl:attribute name="mrn" select="."/></xsl:template>

  <xsl:template match="LRN"><xsl:attribute name="lrn" select="."/></xsl:template>

  <xsl:template match="DeclarantIdentifier">
    <xsl:attribute name="deklarant" select="ID"/>
    <xsl:attribute name="deklaranttype" select="TypeCode"/>
  </xsl:template>
</xsl:stylesheet>
