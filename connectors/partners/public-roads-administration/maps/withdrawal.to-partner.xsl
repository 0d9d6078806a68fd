<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to "Kjøretøysak" (trukket). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:public-roads-administration:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:template match="/Withdrawal">
    <map>
      <string key="hendelse">trukket</string>
      <xsl:sequence select="f:case(.), f:text('mrn', Reference/MRN)"/>
      <string key="arsak"><xsl:value-of select="map{'CANCELLED': 'kansellert', 'NOT_CONCERNED': 'ikkeBerort'}(string(ReasonCode))"/></string>
      <xsl:sequence select="f:text('begrunnelse', ReasonText)"/>
    </map>
  </xsl:template>
</xsl:stylesheet>
