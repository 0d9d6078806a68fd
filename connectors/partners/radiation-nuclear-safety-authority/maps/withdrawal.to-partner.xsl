<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to TRUKKET. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:radiation-nuclear-safety-authority:functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="flat.xsl"/>

  <xsl:template match="/Withdrawal">
    <TRUKKET>
      <SAKSREF><xsl:value-of select="ReferralID"/></SAKSREF>
      <VERSJON><xsl:value-of select="VersionID"/></VERSJON>
      <TOLLSAK><xsl:value-of select="CaseID"/></TOLLSAK>
      <SENDT><xsl:value-of select="f:time(IssueDateTime)"/></SENDT>
      <xsl:apply-templates select="Reference/MRN, Reference/LRN"/>
      <ARSAK><xsl:value-of select="map{'CANCELLED': 'K', 'NOT_CONCERNED': 'B'}(string(ReasonCode))"/></ARSAK>
      <xsl:apply-templates select="ReasonText"/>
    </TRUKKET>
  </xsl:template>

  <xsl:template match="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:template>
  <xsl:template match="LRN"><LRN><xsl:value-of select="."/></LRN></xsl:template>
  <xsl:template match="ReasonText"><ARSAK_TEKST><xsl:value-of select="."/></ARSAK_TEKST></xsl:template>
</xsl:stylesheet>
