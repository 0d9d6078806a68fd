<?xml version="1.0" encoding="UTF-8"?>
<!--
  TVINN's part of the movement that the map of customs tells: the declarant of the goods that go on declares their export in EDIFACT, and hears by
  CUSRES what the agencies say.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sim="urn:exchangehub:simulator"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" exclude-result-prefixes="#all">
  <xsl:import href="../maps/edifact.xsl"/>

  <xsl:param name="control-number" as="xs:string" select="'0'"/>

  <xsl:variable name="movement" select="/sim:movement"/>
  <xsl:variable name="lrn" select="$movement/@series || 'V'"/>
  <xsl:variable name="advices" select="$movement/sim:received/l:INTERCHANGE[.//e:BGM01-04 = 'ADVICE'][.//s:RFF/c:RFF01[e:RFF01-01 = 'ABE']/e:RFF01-02 = $lrn]"/>

  <xsl:template match="/">
    <sim:course done="{exists($advices)}">
      <xsl:for-each select="$advices">
        <sim:heard id="{../@id}" with="the agencies" text="CUSRES: advice {.//e:BGM02-02} on the export, {.//s:GEI[e:GEI01 = 'ZAD']//e:GEI02-04}"/>
      </xsl:for-each>
      <sim:send step="export" with="the agencies" channel="queue" text="CUSDEC: the export declaration of what goes on, in EDIFACT"><xsl:call-template name="export"/></sim:send>
    </sim:course>
  </xsl:template>

  <xsl:template name="export">
    <xsl:variable name="number" select="substring($lrn, string-length($lrn) - 13)"/>
    <xsl:variable name="message" select="
        f:segment('UNH', ('1', ['CUSDEC', '1', '902', 'UN', 'NEP'])),
        f:segment('BGM', ('830', [$lrn, '1'], '9')),
        f:segment('LOC', ('22', 'NO010005')),
        f:segment('DTM', ['137', f:written($now, '[Y0001][M01][D01][H01][m01][s01]'), '204']),
        f:segment('NAD', ('DT', ['NO912345678', 'EORI'], [''], ['Nordvik Spedisjon AS'])),
        f:segment('UNS', 'D'),
        f:segment('CST', ('1', '04012011', '1000')),
        f:segment('FTX', ('AAA', '', [''], ['Milk'])),
        f:segment('MEA', ('WT', 'AAL', ['KGM', '100'])),
        f:segment('UNS', 'S'),
        f:segment('CNT', ['5', '1'])"/>
    <l:INTERCHANGE>
      <xsl:sequence select="f:segment('UNB', (['UNOC', '3'], ['TVINN', 'ZZZ'], ['HUB', 'ZZZ'], [f:written($now, '[Y01][M01][D01]'), f:written($now, '[H01][m01]')], $number))"/>
      <l:TRANSACTION><xsl:sequence select="$message, f:segment('UNT', (string(count($message) + 1), '1'))"/></l:TRANSACTION>
      <xsl:sequence select="f:segment('UNZ', ('1', $number))"/>
    </l:INTERCHANGE>
  </xsl:template>
</xsl:stylesheet>
