<?xml version="1.0" encoding="UTF-8"?>
<!-- Refusal to AVVIST. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:radiation-nuclear-safety-authority:functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="flat.xsl"/>

  <xsl:template match="/Refusal">
    <AVVIST>
      <MELDING><xsl:value-of select="(SenderMessageID, MessageID)[1]"/></MELDING>
      <KODE><xsl:value-of select="ReasonCode"/></KODE>
      <TITTEL><xsl:value-of select="Title"/></TITTEL>
      <SENDT><xsl:value-of select="f:time(IssueDateTime)"/></SENDT>
      <xsl:apply-templates select="Fault"/>
    </AVVIST>
  </xsl:template>

  <xsl:template match="Fault">
    <FEIL_STED><xsl:value-of select="Position"/></FEIL_STED>
    <FEIL_TEKST><xsl:value-of select="Reason"/></FEIL_TEKST>
  </xsl:template>
</xsl:stylesheet>
