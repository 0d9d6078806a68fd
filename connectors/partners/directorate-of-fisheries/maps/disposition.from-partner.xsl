<?xml version="1.0" encoding="UTF-8"?>
<!-- Catch verdict to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:exchangehub:v1" xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'checking': 'UNDER_REVIEW', 'lawful': 'MAY_PROCEED', 'lawful-if': 'CONDITIONAL', 'hold': 'HOLD_INTACT', 'keep-closed': 'DO_NOT_OPEN',
      'move-to-cold-store': 'MOVE_TO_SECURE_FACILITY', 'inspect': 'EXAMINE', 'document-missing': 'DOCUMENT_REQUIRED',
      'unreadable': 'DATA_REJECTED', 'illegal': 'REFUSE'}"/>

  <xsl:template match="/map">
    <Disposition>
      <xsl:apply-templates select="*[@key = 'reference'], *[@key = 'version'], *[@key = 'decided'], *[@key = 'file'], map[@key = 'verdicts']/map"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="map[@key = 'verdicts']/map">
    <Line>
      <SequenceNumeric><xsl:value-of select="@key"/></SequenceNumeric>
      <xsl:apply-templates select="*[@key = 'verdict'], *[@key = 'code'], *[@key = 'remark'], *[@key = 'condition'],
                                   *[@key = 'missing']/string, *[@key = 'until']"/>
    </Line>
  </xsl:template>

  <xsl:template match="*[@key = 'reference']"><ReferralID><xsl:value-of select="."/></ReferralID></xsl:template>
  <xsl:template match="*[@key = 'version']"><VersionID><xsl:value-of select="format-number(., '0')"/></VersionID></xsl:template>
  <xsl:template match="*[@key = 'decided']"><EventDateTime><xsl:value-of select="."/></EventDateTime></xsl:template>
  <xsl:template match="*[@key = 'file']"><ReviewerID><xsl:value-of select="."/></ReviewerID></xsl:template>
  <xsl:template match="*[@key = 'verdict']"><DispositionCode><xsl:value-of select="$dispositions(string(.))"/></DispositionCode></xsl:template>
  <xsl:template match="*[@key = 'code']"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:template>
  <xsl:template match="*[@key = 'remark']"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:template>
  <xsl:template match="*[@key = 'condition']"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:template>
  <xsl:template match="*[@key = 'missing']/string"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="*[@key = 'until']"><ValidUntilDateTime><xsl:value-of select="."/></ValidUntilDateTime></xsl:template>
</xsl:stylesheet>
