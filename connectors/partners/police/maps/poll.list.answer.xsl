<?xml version="1.0" encoding="UTF-8"?>
<!-- Svarliste: the answers that lie ready. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="urn:exchangehub:partner:police:vapen:1" exclude-result-prefixes="#all">

  <xsl:template match="/Svarliste">
    <list>
      <xsl:if test="FlereEtter"><xsl:attribute name="next" select="FlereEtter"/></xsl:if>
      <xsl:for-each select="Svarnummer"><item id="{.}"/></xsl:for-each>
    </list>
  </xsl:template>
</xsl:stylesheet>
