<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="mark.xsl"/>
  <xsl:template match="/">
    <asked lrn="{(//*:LRN)[1]}" first="@mark@"><xsl:call-template name="mark"/></asked>
  </xsl:template>
</xsl:stylesheet>
