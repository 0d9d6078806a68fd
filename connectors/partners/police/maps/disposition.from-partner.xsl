<?xml version="1.0" encoding="UTF-8"?>
<!-- Vapensvar to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="urn:exchangehub:partner:police:vapen:1" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'UNDER_ARBEID': 'UNDER_REVIEW', 'FRIGITT': 'MAY_PROCEED', 'FRIGITT_MED_VILKAR': 'CONDITIONAL', 'HOLDES': 'HOLD_INTACT',
      'SKAL_IKKE_APNES': 'DO_NOT_OPEN', 'TIL_VAPENLAGER': 'MOVE_TO_SECURE_FACILITY', 'KONTROLL_AV_SERIENUMMER': 'EXAMINE',
      'TILLATELSE_MANGLER': 'DOCUMENT_REQUIRED', 'OPPLYSNINGER_AVVIST': 'DATA_REJECTED', 'BESLAG': 'REFUSE'}"/>

  <xsl:template match="/Vapensvar">
    <Disposition><xsl:apply-templates select="*"/></Disposition>
  </xsl:template>

  <xsl:template match="Linjesvar">
    <Line><xsl:apply-templates select="*"/></Line>
  </xsl:template>

  <xsl:template match="Saksreferanse"><ReferralID><xsl:value-of select="normalize-space(.)"/></ReferralID></xsl:template>
  <xsl:template match="Versjon"><VersionID><xsl:value-of select="normalize-space(.)"/></VersionID></xsl:template>
  <xsl:template match="Avgjort"><EventDateTime><xsl:value-of select="normalize-space(.)"/></EventDateTime></xsl:template>
  <xsl:template match="Straffesaksnummer"><ReviewerID><xsl:value-of select="normalize-space(.)"/></ReviewerID></xsl:template>
  <xsl:template match="Linjenummer"><SequenceNumeric><xsl:value-of select="normalize-space(.)"/></SequenceNumeric></xsl:template>
  <xsl:template match="Utfall"><DispositionCode><xsl:value-of select="$dispositions(normalize-space(.))"/></DispositionCode></xsl:template>
  <xsl:template match="Kode"><ReasonCode><xsl:value-of select="normalize-space(.)"/></ReasonCode></xsl:template>
  <xsl:template match="Merknad"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="Vilkar"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="ManglendeTillatelse"><RequiredDocumentTypeCode><xsl:value-of select="normalize-space(.)"/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="GyldigTil"><ValidUntilDateTime><xsl:value-of select="normalize-space(.)"/></ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
