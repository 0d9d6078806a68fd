<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to Tilbaketrekking. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xpath-default-namespace="urn:exchangehub:v1">

  <xsl:variable name="reasons" select="map{'CANCELLED': 'kansellert', 'NOT_CONCERNED': 'ikke-berort'}"/>

  <xsl:template match="/Withdrawal">
    <Tilbaketrekking referanse="{ReferralID}" versjon="{VersionID}" tollsak="{CaseID}" sendt="{IssueDateTime}"
                     arsak="{$reasons(string(ReasonCode))}">
      <xsl:apply-templates select="Reference/MRN, Reference/LRN, ReasonText"/>
    </Tilbaketrekking>
  </xsl:template>

  <xsl:template match="MRN"><xsl:attribute name="mrn" select="."/></xsl:template>
  <xsl:template match="LRN"><xsl:attribute name="lrn" select="."/></xsl:template>
  <xsl:template match="ReasonText"><xsl:attribute name="begrunnelse" select="."/></xsl:template>
</xsl:stylesheet>
