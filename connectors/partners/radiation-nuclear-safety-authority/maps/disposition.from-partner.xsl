<?xml version="1.0" encoding="UTF-8"?>
<!-- SVAR to disposition: the flat record is cut into lines where a LINJE begins. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:radiation-nuclear-safety-authority:functions" xmlns="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      '10': 'UNDER_REVIEW', '20': 'MAY_PROCEED', '25': 'CONDITIONAL', '30': 'HOLD_INTACT', '31': 'DO_NOT_OPEN',
      '32': 'MOVE_TO_SECURE_FACILITY', '40': 'EXAMINE', '50': 'DOCUMENT_REQUIRED', '60': 'DATA_REJECTED', '90': 'REFUSE'}"/>

  <xsl:template match="/SVAR">
    <Disposition>
      <xsl:apply-templates select="SAKSREF, VERSJON, AVGJORT, JOURNALNR"/>
      <xsl:for-each-group select="LINJE[1], LINJE[1]/following-sibling::*" group-starting-with="LINJE">
        <Line><xsl:apply-templates select="current-group()"/></Line>
      </xsl:for-each-group>
    </Disposition>
  </xsl:template>

  <xsl:template match="SAKSREF"><ReferralID><xsl:value-of select="normalize-space(.)"/></ReferralID></xsl:template>
  <xsl:template match="VERSJON"><VersionID><xsl:value-of select="normalize-space(.)"/></VersionID></xsl:template>
  <xsl:template match="AVGJORT"><EventDateTime><xsl:value-of select="f:time(.)"/></EventDateTime></xsl:template>
  <xsl:template match="JOURNALNR"><ReviewerID><xsl:value-of select="normalize-space(.)"/></ReviewerID></xsl:template>
  <xsl:template match="LINJE"><SequenceNumeric><xsl:value-of select="normalize-space(.)"/></SequenceNumeric></xsl:template>
  <xsl:template match="UTFALL"><DispositionCode><xsl:value-of select="$dispositions(normalize-space(.))"/></DispositionCode></xsl:template>
  <xsl:template match="KODE"><ReasonCode><xsl:value-of select="normalize-space(.)"/></ReasonCode></xsl:template>
  <xsl:template match="TEKST"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="VILKAR"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="MANGLER"><RequiredDocumentTypeCode><xsl:value-of select="normalize-space(.)"/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="GYLDIG_TIL"><ValidUntilDateTime><xsl:value-of select="f:time(.)"/></ValidUntilDateTime></xsl:template>

  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="time" as="xs:string"/>
    <xsl:sequence select="replace(normalize-space($time), '^(....)(..)(..)(..)(..)(..)$', '$1-$2-$3T$4:$5:$6Z')"/>
  </xsl:function>
</xsl:stylesheet>
