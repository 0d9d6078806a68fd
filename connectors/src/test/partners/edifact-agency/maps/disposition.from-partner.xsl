<?xml version="1.0" encoding="UTF-8"?>
<!-- APERAK to disposition: BGM names the referral, and each group decides the line that its RFF names. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:m="urn:exchangehub:map"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="dispositions" select="map{'1': 'MAY_PROCEED', '2': 'HOLD_INTACT', '3': 'REFUSE'}"/>

  <xsl:template match="/l:INTERCHANGE">
    <xsl:apply-templates select="l:TRANSACTION"/>
  </xsl:template>

  <xsl:template match="l:TRANSACTION">
    <Disposition>
      <ReferralID><xsl:value-of select="s:BGM/c:BGM02/e:BGM02-01"/></ReferralID>
      <VersionID><xsl:value-of select="s:BGM/c:BGM02/e:BGM02-02"/></VersionID>
      <EventDateTime><xsl:value-of select="replace(s:DTM/c:DTM01/e:DTM01-02, '^(....)(..)(..)(..)(..)(..)$', '$1-$2-$3T$4:$5:$6Z')"/></EventDateTime>
      <xsl:apply-templates select="l:SG1"/>
    </Disposition>
  </xsl:template>

  <xsl:template match="l:SG1">
    <Line>
      <SequenceNumeric><xsl:value-of select="s:RFF/c:RFF01/e:RFF01-02"/></SequenceNumeric>
      <DispositionCode><xsl:value-of select="($dispositions(string(s:ERC/c:ERC01/e:ERC01-01)), error(xs:QName('m:SCHEMA_INVALID'), 'There is no such decision', s:ERC))[1]"/></DispositionCode>
      <xsl:for-each select="s:FTX/c:FTX04"><ReasonText><xsl:value-of select="*" separator=""/></ReasonText></xsl:for-each>
    </Line>
  </xsl:template>
</xsl:stylesheet>
