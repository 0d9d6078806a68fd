<?xml version="1.0" encoding="UTF-8"?>
<!--
  WCO Declaration with TypeCode INV to Cancellation. It names its declaration by the MRN in ID; its FunctionalReferenceID is a number of the request.
  Left out: who submits it, and the pointers that tie the reason to its code.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="urn:wco:datamodel:WCO:DEC-DMS:2" exclude-result-prefixes="#all">

  <xsl:include href="wco.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="md:MetaData/Declaration"/>
  </xsl:template>

  <xsl:template match="Declaration[not(ID)]" priority="1">
    <xsl:sequence select="f:refuse(., 'A cancellation names its declaration by the MRN in ID')"/>
  </xsl:template>

  <xsl:template match="Declaration">
    <Cancellation>
      <Reference><xsl:apply-templates select="ID"/></Reference>
      <xsl:apply-templates select="FunctionalReferenceID, Amendment[1]/ChangeReasonCode"/>
      <xsl:where-populated>
        <ReasonText><xsl:value-of select="AdditionalInformation/StatementDescription" separator="; "/></ReasonText>
      </xsl:where-populated>
      <xsl:apply-templates select="IssueDateTime"/>
    </Cancellation>
  </xsl:template>

  <xsl:template match="ID"><MRN><xsl:value-of select="normalize-space(.)"/></MRN></xsl:template>
  <xsl:template match="FunctionalReferenceID"><ID><xsl:value-of select="normalize-space(.)"/></ID></xsl:template>
  <xsl:template match="ChangeReasonCode"><ReasonCode><xsl:value-of select="normalize-space(.)"/></ReasonCode></xsl:template>
  <xsl:template match="IssueDateTime"><EventDateTime><xsl:value-of select="f:time(*)"/></EventDateTime></xsl:template>
</xsl:stylesheet>
