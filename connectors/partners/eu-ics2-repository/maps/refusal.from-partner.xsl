<?xml version="1.0" encoding="UTF-8"?>
<!-- A fault of the repository (ServiceFault) or of CCN2 (Fault), said within the call, as a refusal. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xmlns:s="http://www.w3.org/2003/05/soap-envelope">

  <xsl:param name="request-id"/>
  <xsl:param name="now"/>

  <xsl:template match="/s:Fault">
    <xsl:variable name="faults" select="s:Detail/*:ServiceFault/*:ServiceFaultList"/>
    <xsl:variable name="platform" select="s:Detail/*:Fault"/>
    <Refusal>
      <MessageID><xsl:value-of select="$request-id"/></MessageID>
      <ReasonCode>RECEIVER_REFUSED</ReasonCode>
      <Title><xsl:value-of select="normalize-space(($faults/*:errorReason, $platform/*:FaultMessage, s:Reason/s:Text, 'A fault without words')[1])"/></Title>
      <IssueDateTime><xsl:value-of select="$now"/></IssueDateTime>
      <xsl:for-each select="$faults[position() le 100]">
        <Fault>
          <Position><xsl:value-of select="*:errorPointer" separator=" "/></Position>
          <Reason><xsl:value-of select="normalize-space(*:errorCode || ' ' || *:errorReason)"/></Reason>
        </Fault>
      </xsl:for-each>
      <xsl:for-each select="$platform">
        <Fault>
          <Position/>
          <Reason><xsl:value-of select="normalize-space(*:StatusCode || ' ' || *:FaultMessage)"/></Reason>
        </Fault>
      </xsl:for-each>
    </Refusal>
  </xsl:template>
</xsl:stylesheet>
