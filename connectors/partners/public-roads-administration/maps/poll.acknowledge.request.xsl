<?xml version="1.0" encoding="UTF-8"?>
<!-- "Kvittering": that a decision was taken over, or why it was not. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2005/xpath-functions">

  <xsl:param name="now"/>
  <xsl:param name="message-id" select="''"/>
  <xsl:param name="reason" select="''"/>
  <xsl:param name="position" select="''"/>

  <xsl:template match="/">
    <map>
      <boolean key="mottatt"><xsl:value-of select="$reason = ''"/></boolean>
      <string key="tidspunkt"><xsl:value-of select="$now"/></string>
      <xsl:if test="$message-id != ''"><string key="mottaksnummer"><xsl:value-of select="$message-id"/></string></xsl:if>
      <xsl:if test="$reason != ''">
        <string key="feilkode"><xsl:value-of select="$reason"/></string>
        <string key="sted"><xsl:value-of select="$position"/></string>
      </xsl:if>
    </map>
  </xsl:template>
</xsl:stylesheet>
