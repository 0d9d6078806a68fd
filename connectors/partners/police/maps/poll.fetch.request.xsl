<?xml version="1.0" encoding="UTF-8"?>
<!-- HentSvar: one answer. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapen:1">

  <xsl:param name="id"/>

  <xsl:template match="/">
    <HentSvar><Svarnummer><xsl:value-of select="$id"/></Svarnummer></HentSvar>
  </xsl:template>
</xsl:stylesheet>
