<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to ConsultationWithdrawal. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:environment-cites:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Withdrawal">
    <ConsultationWithdrawal reference="{ReferralID}" version="{VersionID}" case="{CaseID}"
                            reason="{map{'CANCELLED': 'cancelled', 'NOT_CONCERNED': 'not-concerned'}(string(ReasonCode))}">
      <Issued><xsl:value-of select="IssueDateTime"/></Issued>
      <xsl:apply-templates select="Reference/MRN, Reference/LRN, Reference/DeclarantIdentifier, ReasonText"/>
    </ConsultationWithdrawal>
  </xsl:template>

  <xsl:template match="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:template>
  <xsl:template match="LRN"><LRN><xsl:value-of select="."/></LRN></xsl:template>
  <xsl:template match="DeclarantIdentifier"><Declarant type="{TypeCode}"><xsl:value-of select="ID"/></Declarant></xsl:template>
  <xsl:template match="ReasonText"><Remark><xsl:value-of select="."/></Remark></xsl:template>
</xsl:stylesheet>
