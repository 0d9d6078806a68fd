<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated agency answers a "Sak" with "Vedtak". -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:s="urn:exchangehub:simulator" xmlns:f="urn:exchangehub:partner:food-safety-animals:functions"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- What to answer instead of the rules below: a JSON object, from prefixes of goods to arrays of canonical codes. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'UNDER_BEHANDLING', 'MAY_PROCEED': 'KLARERT', 'CONDITIONAL': 'KLARERT_MED_VILKAR',
      'HOLD_INTACT': 'HOLDES_TILBAKE', 'DO_NOT_OPEN': 'SKAL_IKKE_APNES', 'MOVE_TO_SECURE_FACILITY': 'FLYTTES_TIL_KONTROLLAGER',
      'EXAMINE': 'KONTROLLERES', 'DOCUMENT_REQUIRED': 'DOKUMENT_MANGLER', 'DATA_REJECTED': 'OPPLYSNINGER_AVVIST',
      'REFUSE': 'AVSLAG'}"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods are cleared at once. -->
  <xsl:variable name="rules" select="map{
      '0102': ('KONTROLLERES', 'KLARERT'),
      '2301': 'AVSLAG'}"/>

  <xsl:variable name="words" select="map{
      'KLARERT': ('MT-00', 'Ingen merknader'),
      'KONTROLLERES': ('MT-21', 'Dyrene tas ut til veterinærkontroll på grensekontrollstasjonen'),
      'AVSLAG': ('MT-90', 'Fôr med mel av kjøtt eller bein fra dette landet kan ikke føres inn')}"/>
  <xsl:variable name="other-words" select="'MT-99', 'Besluttet i simulatoren'"/>

  <xsl:template match="/map[string[@key = 'hendelse'] = 'FORELAGT']">
    <s:reply>
      <s:note kind="referral" case="{string[@key = 'tollsakId']}" reference="{string[@key = 'sakId']}" number="{number[@key = 'versjon']}"/>
      <xsl:variable name="lines" select="array[@key = 'varelinjer']/map"/>
      <xsl:for-each select="$lines">
        <s:line number="{number[@key = 'nr']}" commodity="{string[@key = 'varenummer']}"/>
      </xsl:for-each>
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
    <xsl:variable name="goods" select="$line/string[@key = 'varenummer']"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($goods, .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($goods, .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else 'KLARERT'"/>
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
              <xsl:variable name="said" select="if (map:contains($words, $outcome)) then $words($outcome) else $other-words"/>
              <string key="arsakskode"><xsl:value-of select="$said[1]"/></string>
              <string key="begrunnelse"><xsl:value-of select="$said[2]"/></string>
              <xsl:if test="$outcome = 'KLARERT_MED_VILKAR'"><string key="vilkar">Varene holdes atskilt til kontroll på bestemmelsesstedet</string></xsl:if>
              <xsl:if test="$outcome = 'DOKUMENT_MANGLER'"><array key="dokumenttyper"><string>N853</string></array></xsl:if>
            </map>
          </xsl:for-each>
        </array>
      </map>
    </map>
  </xsl:function>
</xsl:stylesheet>
