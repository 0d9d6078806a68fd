<?xml version="1.0" encoding="UTF-8"?>
<!-- Avvisning, said within the call, to refusal. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1">

  <xsl:param name="request-id"/>
  <xsl:param name="now"/>

  <xsl:template match="/Avvisning">
    <Refusal>
      <MessageID><xsl:value-of select="$request-id"/></MessageID>
      <ReasonCode>RULE_BROKEN</ReasonCode>
      <Title><xsl:value-of select="normalize-space(@kode)"/></Title>
      <IssueDateTime><xsl:value-of select="$now"/></IssueDateTime>
      <Fault>
        <Position><xsl:value-of select="normalize-space(@felt)"/></Position>
        <Reason><xsl:value-of select="@begrunnelse"/></Reason>
      </Fault>
    </Refusal>
  </xsl:template>
</xsl:stylesheet>
