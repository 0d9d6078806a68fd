<?xml version="1.0" encoding="UTF-8"?>
<!-- Lisenssvar to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1">

  <xsl:variable name="dispositions" select="map{
      'til-vurdering': 'UNDER_REVIEW', 'lisens-dekker': 'MAY_PROCEED', 'pa-vilkar': 'CONDITIONAL', 'stanses': 'HOLD_INTACT',
      'skal-ikke-apnes': 'DO_NOT_OPEN', 'til-sikret-lager': 'MOVE_TO_SECURE_FACILITY', 'kontrolleres': 'EXAMINE',
      'dokument-mangler': 'DOCUMENT_REQUIRED', 'ufullstendig': 'DATA_REJECTED', 'avslag': 'REFUSE'}"/>

  <xsl:template match="/Lisenssvar">
    <Disposition>
      <ReferralID><xsl:value-of select="normalize-space(@referanse)"/></ReferralID>
      <xsl:apply-templates select="@versjon, @avgjort, @saksnr, Vare"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="Vare">
    <Line>
      <xsl:apply-templates select="@linje, @utfall, @kode, @begrunnelse, @vilkar, Mangler, @gyldigTil"/>
    </Line>
  </xsl:template>

  <xsl:template match="@versjon"><VersionID><xsl:value-of select="normalize-space(.)"/></VersionID></xsl:template>
  <xsl:template match="@avgjort"><EventDateTime><xsl:value-of select="normalize-space(.)"/></EventDateTime></xsl:template>
  <xsl:template match="@saksnr"><ReviewerID><xsl:value-of select="normalize-space(.)"/></ReviewerID></xsl:template>
  <xsl:template match="@linje"><SequenceNumeric><xsl:value-of select="normalize-space(.)"/></SequenceNumeric></xsl:template>
  <xsl:template match="@utfall"><DispositionCode><xsl:value-of select="$dispositions(normalize-space(.))"/></DispositionCode></xsl:template>
  <xsl:template match="@kode"><ReasonCode><xsl:value-of select="normalize-space(.)"/></ReasonCode></xsl:template>
  <xsl:template match="@begrunnelse"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="@vilkar"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="Mangler"><RequiredDocumentTypeCode><xsl:value-of select="normalize-space(@type)"/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="@gyldigTil"><ValidUntilDateTime><xsl:value-of select="normalize-space(.)"/></ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
