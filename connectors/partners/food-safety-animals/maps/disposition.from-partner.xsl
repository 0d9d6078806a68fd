<?xml version="1.0" encoding="UTF-8"?>
<!-- "Vedtak" to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:exchangehub:v1" xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'UNDER_BEHANDLING': 'UNDER_REVIEW', 'KLARERT': 'MAY_PROCEED', 'KLARERT_MED_VILKAR': 'CONDITIONAL',
      'HOLDES_TILBAKE': 'HOLD_INTACT', 'SKAL_IKKE_APNES': 'DO_NOT_OPEN', 'FLYTTES_TIL_KONTROLLAGER': 'MOVE_TO_SECURE_FACILITY',
      'KONTROLLERES': 'EXAMINE', 'DOKUMENT_MANGLER': 'DOCUMENT_REQUIRED', 'OPPLYSNINGER_AVVIST': 'DATA_REJECTED',
      'AVSLAG': 'REFUSE'}"/>

  <xsl:template match="/map">
    <Disposition>
      <ReferralID><xsl:value-of select="string[@key = 'sakId']"/></ReferralID>
      <xsl:apply-templates select="number[@key = 'versjon'], map[@key = 'vedtak']/string[@key = 'tidspunkt'],
                                   map[@key = 'vedtak']/string[@key = 'journalnummer'], map[@key = 'vedtak']/array[@key = 'linjer']/map"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="array[@key = 'linjer']/map">
    <Line>
      <xsl:apply-templates select="number[@key = 'nr'], string[@key = 'utfall'], string[@key = 'arsakskode'], string[@key = 'begrunnelse'],
                                   string[@key = 'vilkar'], array[@key = 'dokumenttyper']/string, string[@key = 'gyldigTil']"/>
    </Line>
  </xsl:template>

  <xsl:template match="number[@key = 'versjon']"><VersionID><xsl:value-of select="format-number(., '0')"/></VersionID></xsl:template>
  <xsl:template match="string[@key = 'tidspunkt']"><EventDateTime><xsl:value-of select="."/></EventDateTime></xsl:template>
  <xsl:template match="string[@key = 'journalnummer']"><ReviewerID><xsl:value-of select="."/></ReviewerID></xsl:template>
  <xsl:template match="number[@key = 'nr']"><SequenceNumeric><xsl:value-of select="format-number(., '0')"/></SequenceNumeric></xsl:template>
  <xsl:template match="string[@key = 'utfall']"><DispositionCode><xsl:value-of select="$dispositions(string(.))"/></DispositionCode></xsl:template>
  <xsl:template match="string[@key = 'arsakskode']"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:template>
  <xsl:template match="string[@key = 'begrunnelse']"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="string[@key = 'vilkar']"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="array[@key = 'dokumenttyper']/string"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="string[@key = 'gyldigTil']"><ValidUntilDateTime><xsl:value-of select="."/></ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
