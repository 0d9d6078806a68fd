<?xml version="1.0" encoding="UTF-8"?>
<!-- Refusal to "avvisning". -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:agriculture-tariff-quotas:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:template match="/Refusal">
    <map>
      <map key="avvisning">
        <xsl:sequence select="f:text('melding', MessageID), f:text('egenMelding', SenderMessageID), f:text('kode', ReasonCode),
                              f:text('tittel', Title), f:text('sendt', IssueDateTime)"/>
        <array key="feil"><xsl:apply-templates select="Fault"/></array>
      </map>
    </map>
  </xsl:template>

  <xsl:template match="Fault">
    <string><xsl:value-of select="Position, Reason" separator=": "/></string>
  </xsl:template>
</xsl:stylesheet>
