<?xml version="1.0" encoding="UTF-8"?>
<!-- The numbers of a holder's permits; none is an answer. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:template match="/map">
    <list><xsl:for-each select="array[@key = 'numre']/string"><item id="{.}"/></xsl:for-each></list>
  </xsl:template>
</xsl:stylesheet>
