<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to a catch check that is withdrawn. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:directorate-of-fisheries:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:template match="/Withdrawal">
    <map>
      <string key="type">catch-check-withdrawn</string>
      <xsl:sequence select="f:head(.)"/>
      <xsl:where-populated><xsl:sequence select="f:declaration(Reference)"/></xsl:where-populated>
      <string key="reason"><xsl:value-of select="map{'CANCELLED': 'cancelled', 'NOT_CONCERNED': 'not-concerned'}(string(ReasonCode))"/></string>
      <xsl:sequence select="f:text('remark', ReasonText)"/>
    </map>
  </xsl:template>
</xsl:stylesheet>
