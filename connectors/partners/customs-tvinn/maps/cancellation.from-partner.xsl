<?xml version="1.0" encoding="UTF-8"?>
<!--
  CUSDEC with function 1 to Cancellation: BGM names the declaration by its LRN, with NAD+DT, or RFF+ABT by its MRN; FTX+ACD says why, its
  code in C107. The goods are not told again.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xmlns="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="tvinn.xsl"/>

  <xsl:template match="/"><xsl:apply-templates select="/l:INTERCHANGE//l:TRANSACTION"/></xsl:template>

  <xsl:template match="l:TRANSACTION[not(f:reference(., 'ABT') or l:SG6/s:NAD[e:NAD01 = 'DT']/c:NAD02)]" priority="2">
    <xsl:sequence select="f:refuse(s:BGM, 'A cancellation names its declaration by RFF+ABT (MRN), or by the LRN in BGM with NAD+DT')"/>
  </xsl:template>

  <xsl:template match="l:TRANSACTION">
    <Cancellation>
      <Reference>
        <xsl:for-each select="f:reference(., 'ABT')"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
        <xsl:for-each select="l:SG6/s:NAD[e:NAD01 = 'DT']/c:NAD02">
          <LRN><xsl:value-of select="ancestor::l:TRANSACTION/s:BGM/c:BGM02/e:BGM02-01"/></LRN>
          <DeclarantIdentifier><ID><xsl:value-of select="e:NAD02-01"/></ID><TypeCode><xsl:value-of select="(e:NAD02-02[normalize-space(.)], 'ORG')[1]"/></TypeCode></DeclarantIdentifier>
        </xsl:for-each>
      </Reference>
      <xsl:for-each select="s:FTX[e:FTX01 = 'ACD'][1]/c:FTX03/e:FTX03-01"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:for-each>
      <xsl:if test="s:FTX[e:FTX01 = 'ACD']/c:FTX04"><ReasonText><xsl:value-of select="f:text(s:FTX[e:FTX01 = 'ACD'])"/></ReasonText></xsl:if>
      <EventDateTime><xsl:value-of select="f:time(s:DTM)"/></EventDateTime>
    </Cancellation>
  </xsl:template>
</xsl:stylesheet>
