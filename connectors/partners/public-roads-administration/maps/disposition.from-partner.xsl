<?xml version="1.0" encoding="UTF-8"?>
<!-- "Avgjørelse" to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:exchangehub:v1" xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'underBehandling': 'UNDER_REVIEW', 'kanRegistreres': 'MAY_PROCEED', 'kanRegistreresMedVilkar': 'CONDITIONAL', 'holdes': 'HOLD_INTACT',
      'skalIkkeFlyttes': 'DO_NOT_OPEN', 'tilSikretOmrade': 'MOVE_TO_SECURE_FACILITY', 'maFremstilles': 'EXAMINE',
      'dokumentMangler': 'DOCUMENT_REQUIRED', 'opplysningerAvvist': 'DATA_REJECTED', 'kanIkkeRegistreres': 'REFUSE'}"/>

  <xsl:template match="/map"><xsl:apply-templates select="map[@key = 'avgjorelse']"/></xsl:template>

  <xsl:template match="map[@key = 'avgjorelse']">
    <Disposition>
      <xsl:apply-templates select="*[@key = 'referanse'], *[@key = 'versjon'], *[@key = 'tidspunkt'], *[@key = 'saksnummer'],
                                   *[@key = 'kjoretoy']/map"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="*[@key = 'kjoretoy']/map">
    <Line>
      <xsl:apply-templates select="*[@key = 'linje'], *[@key = 'status'], *[@key = 'kode'], *[@key = 'melding'], *[@key = 'vilkar'],
                                   *[@key = 'manglendeDokumenter']/string, *[@key = 'gyldigTil']"/>
    </Line>
  </xsl:template>

  <xsl:template match="*[@key = 'referanse']"><ReferralID><xsl:value-of select="."/></ReferralID></xsl:template>
  <xsl:template match="*[@key = 'versjon']"><VersionID><xsl:value-of select="format-number(., '0')"/></VersionID></xsl:template>
  <xsl:template match="*[@key = 'tidspunkt']"><EventDateTime><xsl:value-of select="."/></EventDateTime></xsl:template>
  <xsl:template match="*[@key = 'saksnummer']"><ReviewerID><xsl:value-of select="."/></ReviewerID></xsl:template>
  <xsl:template match="*[@key = 'linje']"><SequenceNumeric><xsl:value-of select="format-number(., '0')"/></SequenceNumeric></xsl:template>
  <xsl:template match="*[@key = 'status']"><DispositionCode><xsl:value-of select="$dispositions(string(.))"/></DispositionCode></xsl:template>
  <xsl:template match="*[@key = 'kode']"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:template>
  <xsl:template match="*[@key = 'melding']"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="*[@key = 'vilkar']"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="*[@key = 'manglendeDokumenter']/string"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="*[@key = 'gyldigTil']"><ValidUntilDateTime><xsl:value-of select="."/></ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
