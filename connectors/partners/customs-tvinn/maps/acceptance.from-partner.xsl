<?xml version="1.0" encoding="UTF-8"?>
<!-- CUSRES named ACCEPTANCE to Acceptance: RFF+ABE the LRN, NAD+DT the declarant, RFF+ABT the MRN that is given, DTM+137 when. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xmlns="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="tvinn.xsl"/>

  <xsl:template match="/"><xsl:apply-templates select="/l:INTERCHANGE//l:TRANSACTION"/></xsl:template>

  <xsl:template match="l:TRANSACTION[not(f:reference(., 'ABE') and f:reference(., 'ABT') and l:SG1/s:NAD/c:NAD02)]" priority="2">
    <xsl:sequence select="f:refuse(s:BGM, 'An acceptance has RFF+ABE (LRN), RFF+ABT (MRN) and NAD+DT')"/>
  </xsl:template>

  <xsl:template match="l:TRANSACTION">
    <Acceptance>
      <MRN><xsl:value-of select="f:reference(., 'ABT')"/></MRN>
      <LRN><xsl:value-of select="f:reference(., 'ABE')"/></LRN>
      <DeclarantIdentifier>
        <ID><xsl:value-of select="l:SG1/s:NAD/c:NAD02/e:NAD02-01"/></ID>
        <TypeCode><xsl:value-of select="(l:SG1/s:NAD/c:NAD02/e:NAD02-02[normalize-space(.)], 'ORG')[1]"/></TypeCode>
      </DeclarantIdentifier>
      <AcceptanceDateTime><xsl:value-of select="f:time(s:DTM[c:DTM01/e:DTM01-01 = '137'][1])"/></AcceptanceDateTime>
    </Acceptance>
  </xsl:template>
</xsl:stylesheet>
