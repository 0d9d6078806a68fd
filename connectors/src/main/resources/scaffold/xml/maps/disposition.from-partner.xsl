<?xml version="1.0" encoding="UTF-8"?>
<!-- Answer to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="urn:exchangehub:partner:@id@:1" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'pending': 'UNDER_REVIEW', 'cleared': 'MAY_PROCEED', 'condition': 'CONDITIONAL', 'hold': 'HOLD_INTACT',
      'examine': 'EXAMINE', 'document': 'DOCUMENT_REQUIRED', 'refused': 'REFUSE'}"/>

  <xsl:template match="/Answer">
    <Disposition>
      <ReferralID><xsl:value-of select="@reference"/></ReferralID>
      <xsl:for-each select="@version"><VersionID><xsl:value-of select="."/></VersionID></xsl:for-each>
      <EventDateTime><xsl:value-of select="@decided"/></EventDateTime>
      <xsl:for-each select="@file"><ReviewerID><xsl:value-of select="."/></ReviewerID></xsl:for-each>
      <xsl:apply-templates select="Line"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="Line">
    <Line>
      <SequenceNumeric><xsl:value-of select="@number"/></SequenceNumeric>
      <DispositionCode><xsl:value-of select="$dispositions(string(@outcome))"/></DispositionCode>
      <xsl:for-each select="@code"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:for-each>
      <xsl:for-each select="Text"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
      <xsl:for-each select="Condition"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:for-each>
      <xsl:for-each select="Document"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:for-each>
    </Line>
  </xsl:template>
</xsl:stylesheet>
