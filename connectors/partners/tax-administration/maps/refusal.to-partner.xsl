<?xml version="1.0" encoding="UTF-8"?>
<!-- Refusal to APERAK. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:tax-administration:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">
  <xsl:include href="edifact.xsl"/>

  <xsl:template match="/Refusal">
    <xsl:sequence select="f:interchange('APERAK', (
        f:segment('BGM', ('313', [string(MessageID)])), f:time('137', IssueDateTime), f:reference('ACW', SenderMessageID),
        f:segment('ERC', [string(ReasonCode)]), f:text('AAO', Title),
        Fault ! (f:segment('ERC', ['FAULT']), f:text('AAP', Position), f:text('AAO', Reason))))"/>
  </xsl:template>
</xsl:stylesheet>
