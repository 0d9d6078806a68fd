<?xml version="1.0" encoding="UTF-8"?>
<!-- KvitterSvar: an answer was taken over, or why it was not. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapen:1">

  <xsl:param name="id"/>
  <xsl:param name="message-id" select="''"/>
  <xsl:param name="reason" select="''"/>
  <xsl:param name="position" select="''"/>

  <xsl:template match="/">
    <KvitterSvar>
      <Svarnummer><xsl:value-of select="$id"/></Svarnummer>
      <xsl:if test="$message-id != ''"><Mottaksnummer><xsl:value-of select="$message-id"/></Mottaksnummer></xsl:if>
      <xsl:if test="$reason != ''">
        <Feilkode><xsl:value-of select="$reason"/></Feilkode>
        <Sted><xsl:value-of select="substring($position, 1, 4000)"/></Sted>
      </xsl:if>
    </KvitterSvar>
  </xsl:template>
</xsl:stylesheet>
