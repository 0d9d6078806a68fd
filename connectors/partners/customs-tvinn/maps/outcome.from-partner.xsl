<?xml version="1.0" encoding="UTF-8"?>
<!-- CUSRES named RELEASE or NO-RELEASE to Outcome: RFF+ABT the MRN, DTM+137 when, FTX+AAO why. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xmlns="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="tvinn.xsl"/>

  <xsl:template match="/"><xsl:apply-templates select="/l:INTERCHANGE//l:TRANSACTION"/></xsl:template>

  <xsl:template match="l:TRANSACTION[not(f:reference(., 'ABT'))]" priority="2">
    <xsl:sequence select="f:refuse(s:BGM, 'A release names its declaration by RFF+ABT (MRN)')"/>
  </xsl:template>

  <xsl:template match="l:TRANSACTION">
    <Outcome>
      <Reference><MRN><xsl:value-of select="f:reference(., 'ABT')"/></MRN></Reference>
      <OutcomeCode><xsl:value-of select="if (s:BGM/c:BGM01/e:BGM01-04 = 'RELEASE') then 'RELEASED' else 'NOT_RELEASED'"/></OutcomeCode>
      <EventDateTime><xsl:value-of select="f:time(s:DTM[c:DTM01/e:DTM01-01 = '137'][1])"/></EventDateTime>
      <xsl:if test="s:FTX[e:FTX01 = 'AAO']"><ReasonText><xsl:value-of select="f:text(s:FTX[e:FTX01 = 'AAO'])"/></ReasonText></xsl:if>
    </Outcome>
  </xsl:template>
</xsl:stylesheet>
