<?xml version="1.0" encoding="UTF-8"?>
<!-- svar: what is reserved and used of the certificate. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:medical-products-narcotics:register:1" exclude-result-prefixes="#all">

  <xsl:template match="/svar[not(sertifikat)]"><absent/></xsl:template>

  <xsl:template match="/svar[sertifikat]">
    <ledger>
      <xsl:for-each select="sertifikat[1]/post">
        <line number="{@nr}" issued="{@mengde}" reserved="{@reservert}" consumed="{@brukt}" unit="KGM"/>
      </xsl:for-each>
      <xsl:for-each select="sertifikat[1]/post/bruk">
        <use line="{../@nr}" item="{@varepost}" reserved="{@reservert}" consumed="{@brukt}">
          <xsl:copy-of select="@mrn, @lrn"/>
          <xsl:for-each select="@deklarant"><xsl:attribute name="declarant" select="."/></xsl:for-each>
          <xsl:for-each select="@deklaranttype"><xsl:attribute name="declarant-type" select="."/></xsl:for-each>
        </use>
      </xsl:for-each>
      <xsl:for-each select="sertifikat[1]/notat"><record request="{@id}"/></xsl:for-each>
    </ledger>
  </xsl:template>
</xsl:stylesheet>
