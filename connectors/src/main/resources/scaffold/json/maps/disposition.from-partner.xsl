<?xml version="1.0" encoding="UTF-8"?>
<!-- "Answer" to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{
      'PENDING': 'UNDER_REVIEW', 'CLEARED': 'MAY_PROCEED', 'CONDITION': 'CONDITIONAL', 'HOLD': 'HOLD_INTACT',
      'EXAMINE': 'EXAMINE', 'DOCUMENT': 'DOCUMENT_REQUIRED', 'REFUSED': 'REFUSE'}"/>

  <xsl:template match="/map">
    <Disposition>
      <ReferralID><xsl:value-of select="string[@key = 'question']"/></ReferralID>
      <xsl:for-each select="number[@key = 'version']"><VersionID><xsl:value-of select="format-number(., '0')"/></VersionID></xsl:for-each>
      <EventDateTime><xsl:value-of select="string[@key = 'decided']"/></EventDateTime>
      <xsl:for-each select="string[@key = 'file']"><ReviewerID><xsl:value-of select="."/></ReviewerID></xsl:for-each>
      <xsl:apply-templates select="array[@key = 'answers']/map"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="array[@key = 'answers']/map">
    <Line>
      <SequenceNumeric><xsl:value-of select="format-number(number[@key = 'line'], '0')"/></SequenceNumeric>
      <DispositionCode><xsl:value-of select="$dispositions(string(string[@key = 'outcome']))"/></DispositionCode>
      <xsl:for-each select="string[@key = 'code']"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:for-each>
      <xsl:for-each select="string[@key = 'text']"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
      <xsl:for-each select="string[@key = 'condition']"><ObligationText><xsl:value-of select="."/></ObligationText></xsl:for-each>
      <xsl:for-each select="string[@key = 'document']"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:for-each>
    </Line>
  </xsl:template>
</xsl:stylesheet>
