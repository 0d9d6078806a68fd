<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to CUSDEC with function 1. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">
  <xsl:include href="edifact.xsl"/>

  <xsl:template match="/Withdrawal">
    <xsl:sequence select="f:interchange('CUSDEC', (
        f:segment('BGM', ('929', [string(ReferralID), string(VersionID)], '1')), f:time('137', IssueDateTime),
        f:segment('GIS', [map{'CANCELLED': 'CAN', 'NOT_CONCERNED': 'NOT'}(string(ReasonCode))]), f:text('AAO', ReasonText),
        f:reference('ABE', Reference/LRN), f:reference('AAE', Reference/MRN), f:reference('ACD', CaseID), f:segment('UNS', 'S')))"/>
  </xsl:template>
</xsl:stylesheet>
