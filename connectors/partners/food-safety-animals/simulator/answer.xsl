<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated agency answers a "Sak" with "Vedtak". -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:s="urn:exchangehub:simulator" xmlns:f="urn:exchangehub:partner:food-safety-animals:functions"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods are cleared at once. -->
  <xsl:variable name="rules" select="map{
      '0102': ('KONTROLLERES', 'KLARERT'),
      '2301': 'AVSLAG'}"/>

  <xsl:variable name="words" select="map{
      'KLARERT': ('MT-00', 'Ingen merknader'),
      'KONTROLLERES': ('MT-21', 'Dyrene tas ut til veterinærkontroll på grensekontrollstasjonen'),
      'AVSLAG': ('MT-90', 'Fôr med mel av kjøtt eller bein fra dette landet kan ikke føres inn')}"/>

  <xsl:template match="/map[string[@key = 'hendelse'] = 'FORELAGT']">
    <s:reply>
      <s:note kind="referral" case="{string[@key = 'tollsakId']}" reference="{string[@key = 'sakId']}" number="{number[@key = 'versjon']}"/>
      <xsl:variable name="lines" select="array[@key = 'varelinjer']/map"/>
      <xsl:for-each select="1 to max($lines ! count(f:answers(.)))">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:decision($lines, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'hendelse'] = 'TRUKKET']">
    <s:reply>
      <s:note kind="withdrawal" case="{string[@key = 'tollsakId']}" reference="{string[@key = 'sakId']}" number="{number[@key = 'versjon']}"/>
    </s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(map)"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($line/string[@key = 'varenummer'], .)]"/>
    <xsl:sequence select="if (exists($rule)) then $rules($rule) else 'KLARERT'"/>
  </xsl:function>

  <xsl:function name="f:decision" as="element(map)">
    <xsl:param name="lines" as="element(map)+"/>
    <xsl:param name="step" as="xs:integer"/>
    <map>
      <xsl:copy-of select="$lines/../../(string[@key = 'sakId'] | number[@key = 'versjon'])"/>
      <map key="vedtak">
        <string key="tidspunkt"><xsl:value-of select="$now"/></string>
        <array key="linjer">
          <xsl:for-each select="$lines[count(f:answers(.)) ge $step]">
            <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
            <map>
              <xsl:copy-of select="number[@key = 'nr']"/>
              <string key="utfall"><xsl:value-of select="$outcome"/></string>
              <string key="arsakskode"><xsl:value-of select="$words($outcome)[1]"/></string>
              <string key="begrunnelse"><xsl:value-of select="$words($outcome)[2]"/></string>
            </map>
          </xsl:for-each>
        </array>
      </map>
    </map>
  </xsl:function>
</xsl:stylesheet>
