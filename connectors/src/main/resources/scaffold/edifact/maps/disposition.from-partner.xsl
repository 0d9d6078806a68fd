<?xml version="1.0" encoding="UTF-8"?>
<!-- CUSRES to disposition. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xmlns="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="
      'UNDER_REVIEW', 'MAY_PROCEED', 'CONDITIONAL', 'HOLD_INTACT', 'DO_NOT_OPEN', 'MOVE_TO_SECURE_FACILITY', 'EXAMINE',
      'DOCUMENT_REQUIRED', 'DATA_REJECTED', 'REFUSE'"/>

  <xsl:template match="/l:INTERCHANGE"><xsl:apply-templates select="l:TRANSACTION"/></xsl:template>

  <xsl:template match="l:TRANSACTION">
    <Disposition>
      <ReferralID><xsl:value-of select="s:BGM/c:BGM02/e:BGM02-01"/></ReferralID>
      <xsl:apply-templates select="s:BGM/c:BGM02/e:BGM02-02"/>
      <EventDateTime><xsl:value-of select="f:time(s:DTM)"/></EventDateTime>
      <xsl:apply-templates select="s:RFF, l:SG1"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="l:SG1">
    <Line>
      <SequenceNumeric><xsl:value-of select="number(s:CST/e:CST01)"/></SequenceNumeric>
      <DispositionCode><xsl:value-of select="$dispositions[position() = xs:integer(current()/s:GIS)]"/></DispositionCode>
      <xsl:apply-templates select="s:ERC, s:FTX[e:FTX01 = 'AAO'], s:FTX[e:FTX01 = 'ACB'], s:DOC, s:DTM"/>
    </Line>
  </xsl:template>

  <xsl:template match="e:BGM02-02"><VersionID><xsl:value-of select="."/></VersionID></xsl:template>
  <xsl:template match="s:RFF"><ReviewerID><xsl:value-of select="c:RFF01/e:RFF01-02"/></ReviewerID></xsl:template>
  <xsl:template match="s:ERC"><ReasonCode><xsl:value-of select="."/></ReasonCode></xsl:template>
  <xsl:template match="s:FTX[e:FTX01 = 'AAO']"><ReasonText><xsl:value-of select="c:FTX04/*" separator=""/></ReasonText></xsl:template>
  <xsl:template match="s:FTX[e:FTX01 = 'ACB']"><ObligationText><xsl:value-of select="c:FTX04/*" separator=""/></ObligationText></xsl:template>
  <xsl:template match="s:DOC"><RequiredDocumentTypeCode><xsl:value-of select="."/></RequiredDocumentTypeCode></xsl:template>
  <xsl:template match="l:SG1/s:DTM"><ValidUntilDateTime><xsl:value-of select="f:time(.)"/></ValidUntilDateTime></xsl:template>

  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="segment" as="element()"/>
    <xsl:sequence select="replace($segment/c:DTM01/e:DTM01-02, '^(....)(..)(..)(..)(..)(..)$', '$1-$2-$3T$4:$5:$6Z')"/>
  </xsl:function>
</xsl:stylesheet>
