<?xml version="1.0" encoding="UTF-8"?>
<!-- "kvotesvar" to disposition: each result is repeated for each of its lines. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:exchangehub:v1" xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'I_KO': 'UNDER_REVIEW', 'TRUKKET_AV_KVOTE': 'MAY_PROCEED', 'DELVIS_DEKKET': 'CONDITIONAL', 'RESERVERT': 'HOLD_INTACT',
      'FORSEGLET': 'DO_NOT_OPEN', 'TOLLAGER': 'MOVE_TO_SECURE_FACILITY', 'KONTROLL': 'EXAMINE', 'TILLATELSE_MANGLER': 'DOCUMENT_REQUIRED',
      'FEIL_VARE': 'DATA_REJECTED', 'KVOTE_OPPBRUKT': 'REFUSE'}"/>

  <xsl:template match="/map"><xsl:apply-templates select="map[@key = 'kvotesvar']"/></xsl:template>

  <xsl:template match="map[@key = 'kvotesvar']">
    <Disposition>
      <xsl:apply-templates select="*[@key = 'trekkId'], *[@key = 'versjon'], *[@key = 'behandlet'], *[@key = 'sak'],
                                   *[@key = 'resultater']/map/array[@key = 'linjer']/number"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="array[@key = 'linjer']/number">
    <Line>
      <SequenceNumeric><xsl:value-of select="format-number(., '0')"/></SequenceNumeric>
      <xsl:apply-templates select="../../(*[@key = 'resultat'], *[@key = 'kode'], *[@key = 'tekst'], *[@key = 'vilkar'],
                                   *[@key = 'mangler']/string, *[@key = 'gjelderTil'])"/>
    </Line>
  </xsl:template>

  <xsl:template match="*[@key = 'trekkId']"><ReferralID><xsl:value-of select="."/></ReferralID></xsl:template>
  <xsl:template match="*[@key = 'versjon']"><VersionID><xsl:value-of select="format-number(., '0')"/></VersionID></xsl:template>
  <xsl:template match="*[@key = 'behandlet']"><EventDateTime><xsl:value-of select="."/></EventDateTime></xsl:template>
  <xsl:template match="*[@key = 'sak']"><ReviewerID><xsl:value-of select="."/></ReviewerID></xsl:template>
  <xsl:template match="*[@key = 'resultat']"><DispositionCode><xsl:value-of select="$dispositions(string(.))"/></DispositionCode></xsl:template>
  <xsl:template match="*[@key = 'kode']"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:template>
  <xsl:template match="*[@key = 'tekst']"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="*[@key = 'vilkar']"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="*[@key = 'mangler']/string"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="*[@key = 'gjelderTil']"><ValidUntilDateTime><xsl:value-of select="."/>T23:59:59Z</ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
