<?xml version="1.0" encoding="UTF-8"?>
<!--
  WCO Response with FunctionCode 09, the declaration is cleared, to Outcome RELEASED. It names its declaration by the MRN in ID.
  Left out: its own number, statements for the declarant, and the version, which the hub counts.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="urn:wco:datamodel:WCO:RES-DMS:2" exclude-result-prefixes="#all">

  <xsl:include href="wco.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="f:only(md:MetaData/Response)"/>
  </xsl:template>

  <xsl:template match="Response[not(IssueDateTime and Declaration/ID)]" priority="1">
    <xsl:sequence select="f:refuse(., 'A clearance needs IssueDateTime and the MRN in Declaration/ID')"/>
  </xsl:template>

  <xsl:template match="Response">
    <Outcome>
      <Reference><xsl:apply-templates select="Declaration/ID, Declaration/FunctionalReferenceID"/></Reference>
      <OutcomeCode>RELEASED</OutcomeCode>
      <xsl:apply-templates select="IssueDateTime"/>
    </Outcome>
  </xsl:template>

  <xsl:template match="ID"><MRN><xsl:value-of select="normalize-space(.)"/></MRN></xsl:template>
  <xsl:template match="FunctionalReferenceID"><LRN><xsl:value-of select="normalize-space(.)"/></LRN></xsl:template>
  <xsl:template match="IssueDateTime"><EventDateTime><xsl:value-of select="f:time(*)"/></EventDateTime></xsl:template>
</xsl:stylesheet>
