<?xml version="1.0" encoding="UTF-8"?>
<!-- What is to be done with a quantity; the id is the same when it has to be said again. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:param name="request-id" as="xs:string"/>
  <xsl:param name="action" as="xs:string"/>
  <xsl:variable name="actions" select="map{
      'RESERVE': 'RESERVER', 'RELEASE': 'FRIGI', 'WRITE_OFF': 'TREKK', 'AMEND': 'RETT', 'INVALIDATE': 'ANNULLER',
      'ENTER_RECORD': 'NOTER', 'FORCE': 'PALAGT_TREKK', 'FORCE_AMEND': 'PALAGT_RETTING', 'FORCE_DELETE': 'PALAGT_ANNULLERING'}"/>

  <xsl:template match="/Allocation">
    <map>
      <string key="id"><xsl:value-of select="$request-id"/></string>
      <string key="handling"><xsl:value-of select="$actions($action)"/></string>
      <number key="linje"><xsl:value-of select="LineNumeric"/></number>
      <map key="deklarasjon"><xsl:apply-templates select="Reference"/></map>
      <number key="post"><xsl:value-of select="SequenceNumeric"/></number>
      <xsl:for-each select="Quantity/Value"><string key="kg"><xsl:value-of select="."/></string></xsl:for-each>
      <xsl:for-each select="ReasonText"><string key="merknad"><xsl:value-of select="."/></string></xsl:for-each>
    </map>
  </xsl:template>

  <xsl:template match="Reference[MRN]"><string key="mrn"><xsl:value-of select="MRN"/></string></xsl:template>

  <xsl:template match="Reference">
    <string key="lrn"><xsl:value-of select="LRN"/></string>
    <string key="deklarant"><xsl:value-of select="DeclarantIdentifier/ID"/></string>
    <string key="deklarantType"><xsl:value-of select="DeclarantIdentifier/TypeCode"/></string>
  </xsl:template>
</xsl:stylesheet>
