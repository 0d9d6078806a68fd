<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps to the authority share: its times, in UTC without any sign between the parts. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:radiation-nuclear-safety-authority:functions" exclude-result-prefixes="#all">

  <!-- A canonical time without an offset is one of UTC. -->
  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="time" as="xs:string"/>
    <xsl:sequence select="format-dateTime(adjust-dateTime-to-timezone(xs:dateTime($time), xs:dayTimeDuration('PT0S')),
                                            '[Y0001][M01][D01][H01][m01][s01]')"/>
  </xsl:function>
</xsl:stylesheet>
