<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical notice as a message of NCTS phase 6. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="notice.to-partner.xsl"/>
  <xsl:param name="phase" select="'6'"/>
</xsl:stylesheet>
