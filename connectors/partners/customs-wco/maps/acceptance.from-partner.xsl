<?xml version="1.0" encoding="UTF-8"?>
<!--
  WCO Response with FunctionCode 01 to Acceptance. It names no declarant: its LRN must be unique among the declarations of this sender.
  Left out: its own number and time, and the version, which the hub counts.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="urn:wco:datamodel:WCO:RES-DMS:2" exclude-result-prefixes="#all">

  <xsl:include href="wco.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:apply-templates select="f:only(md:MetaData/Response)/Declaration"/>
  </xsl:template>

  <xsl:template match="Declaration[not(AcceptanceDateTime and FunctionalReferenceID and ID)]" priority="1">
    <xsl:sequence select="f:refuse(., 'An acceptance needs AcceptanceDateTime, FunctionalReferenceID (LRN) and ID (MRN)')"/>
  </xsl:template>

  <xsl:template match="Declaration">
    <Acceptance><xsl:apply-templates select="ID, FunctionalReferenceID, AcceptanceDateTime"/></Acceptance>
  </xsl:template>

  <xsl:template match="ID"><MRN><xsl:value-of select="normalize-space(.)"/></MRN></xsl:template>
  <xsl:template match="FunctionalReferenceID"><LRN><xsl:value-of select="normalize-space(.)"/></LRN></xsl:template>
  <xsl:template match="AcceptanceDateTime"><AcceptanceDateTime><xsl:value-of select="f:time(*)"/></AcceptanceDateTime></xsl:template>
</xsl:stylesheet>
