<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">
  <xsl:param name="codelists" as="map(*)"/>
  <xsl:template match="/map">
    <Disposition>
      <ReferralID><xsl:value-of select="string[@key = 'id']"/></ReferralID>
      <EventDateTime><xsl:value-of select="string[@key = 'at']"/></EventDateTime>
      <Line>
        <SequenceNumeric>1</SequenceNumeric>
        <DispositionCode><xsl:value-of select="$codelists('decisions')(string[@key = 'answer'])('disposition')"/></DispositionCode>
        <xsl:for-each select="string[@key = 'why']"><ReasonText><xsl:value-of select="."/></ReasonText></xsl:for-each>
      </Line>
    </Disposition>
  </xsl:template>
</xsl:stylesheet>
