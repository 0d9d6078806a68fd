<?xml version="1.0" encoding="UTF-8"?>
<!-- HentSvarliste: which answers lie ready. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapen:1">

  <xsl:param name="page-size"/>
  <xsl:param name="after" select="''"/>

  <xsl:template match="/">
    <HentSvarliste>
      <Maks><xsl:value-of select="$page-size"/></Maks>
      <xsl:if test="$after != ''"><Etter><xsl:value-of select="$after"/></Etter></xsl:if>
    </HentSvarliste>
  </xsl:template>
</xsl:stylesheet>
