<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="mark"><xsl:attribute name="second" select="'@mark@'"/></xsl:template>
</xsl:stylesheet>
