<?xml version="1.0" encoding="UTF-8"?>
<!-- Decision to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="urn:exchangehub:partner:environment-cites:1" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'pending': 'UNDER_REVIEW', 'cleared': 'MAY_PROCEED', 'cleared-on-condition': 'CONDITIONAL', 'detained': 'HOLD_INTACT',
      'keep-sealed': 'DO_NOT_OPEN', 'move-to-rescue-centre': 'MOVE_TO_SECURE_FACILITY', 'inspect': 'EXAMINE',
      'permit-missing': 'DOCUMENT_REQUIRED', 'data-unusable': 'DATA_REJECTED', 'prohibited': 'REFUSE'}"/>

  <xsl:template match="/Decision">
    <Disposition>
      <ReferralID><xsl:value-of select="normalize-space(@reference)"/></ReferralID>
      <xsl:apply-templates select="@version, @decided, @file, Specimen"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="Specimen">
    <Line>
      <xsl:apply-templates select="@line, @result, @code, Remark, Condition, MissingPermit, @validUntil"/>
    </Line>
  </xsl:template>

  <xsl:template match="@version"><VersionID><xsl:value-of select="normalize-space(.)"/></VersionID></xsl:template>
  <xsl:template match="@decided"><EventDateTime><xsl:value-of select="normalize-space(.)"/></EventDateTime></xsl:template>
  <xsl:template match="@file"><ReviewerID><xsl:value-of select="normalize-space(.)"/></ReviewerID></xsl:template>
  <xsl:template match="@line"><SequenceNumeric><xsl:value-of select="normalize-space(.)"/></SequenceNumeric></xsl:template>
  <xsl:template match="@result"><DispositionCode><xsl:value-of select="$dispositions(normalize-space(.))"/></DispositionCode></xsl:template>
  <xsl:template match="@code"><ReasonCode><xsl:value-of select="normalize-space(.)"/></ReasonCode></xsl:template>
  <xsl:template match="Remark"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="Condition"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="MissingPermit"><RequiredDocumentTypeCode><xsl:value-of select="normalize-space(.)"/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="@validUntil"><ValidUntilDateTime><xsl:value-of select="normalize-space(.)"/></ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
