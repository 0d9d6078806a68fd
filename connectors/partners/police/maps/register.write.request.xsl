<?xml version="1.0" encoding="UTF-8"?>
<!-- RegistrerUttak: what is to be done with weapons of a permit. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapenregister:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:param name="request-id"/>
  <xsl:param name="action"/>
  <xsl:variable name="actions" select="map{
      'RESERVE': 'AVSETT', 'RELEASE': 'FRIGJOR', 'WRITE_OFF': 'TA_UT', 'AMEND': 'RETT', 'INVALIDATE': 'TILBAKEFOR',
      'ENTER_RECORD': 'NOTER', 'FORCE': 'PALAGT_UTTAK', 'FORCE_AMEND': 'PALAGT_RETTING', 'FORCE_DELETE': 'PALAGT_TILBAKEFORING'}"/>

  <xsl:template match="/Allocation">
    <RegistrerUttak>
      <Id><xsl:value-of select="$request-id"/></Id>
      <Nummer><xsl:value-of select="PermitID"/></Nummer>
      <Handling><xsl:value-of select="$actions($action)"/></Handling>
      <Linje><xsl:value-of select="LineNumeric"/></Linje>
      <Deklarasjon><xsl:apply-templates select="Reference"/></Deklarasjon>
      <Varepost><xsl:value-of select="SequenceNumeric"/></Varepost>
      <xsl:for-each select="Quantity/Value"><Antall><xsl:value-of select="."/></Antall></xsl:for-each>
      <xsl:for-each select="ReasonText"><Merknad><xsl:value-of select="."/></Merknad></xsl:for-each>
    </RegistrerUttak>
  </xsl:template>

  <xsl:template match="Reference[MRN]"><MRN><xsl:value-of select="MRN"/></MRN></xsl:template>

  <xsl:template match="Reference">
    <LRN><xsl:value-of select="LRN"/></LRN>
    <Deklarant type="{DeclarantIdentifier/TypeCode}"><xsl:value-of select="DeclarantIdentifier/ID"/></Deklarant>
  </xsl:template>
</xsl:stylesheet>
