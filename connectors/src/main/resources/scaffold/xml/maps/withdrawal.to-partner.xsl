<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to QuestionWithdrawn. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:@id@:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Withdrawal">
    <QuestionWithdrawn reference="{ReferralID}" version="{VersionID}" case="{CaseID}">
      <Issued><xsl:value-of select="IssueDateTime"/></Issued>
      <Reason><xsl:value-of select="ReasonCode"/></Reason>
      <xsl:for-each select="ReasonText"><Text><xsl:value-of select="."/></Text></xsl:for-each>
      <Declaration>
        <LRN><xsl:value-of select="Reference/LRN"/></LRN>
        <xsl:for-each select="Reference/MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
        <Declarant id="{Reference/DeclarantIdentifier/ID}"/>
      </Declaration>
    </QuestionWithdrawn>
  </xsl:template>
</xsl:stylesheet>
