<?xml version="1.0" encoding="UTF-8"?>
<!-- "Utboks": the decisions that lie ready. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:template match="/map">
    <list>
      <xsl:if test="string[@key = 'neste']"><xsl:attribute name="next" select="string[@key = 'neste']"/></xsl:if>
      <xsl:for-each select="array[@key = 'avgjorelser']/string"><item id="{.}"/></xsl:for-each>
    </list>
  </xsl:template>
</xsl:stylesheet>
