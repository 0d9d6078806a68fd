<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated quota system answers "kvotetrekk": it puts fresh beef in the queue first, all other goods are drawn at once. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:agriculture-tariff-quotas:functions"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes: they go before the rules. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'I_KO', 'MAY_PROCEED': 'TRUKKET_AV_KVOTE', 'CONDITIONAL': 'DELVIS_DEKKET', 'HOLD_INTACT': 'RESERVERT',
      'DO_NOT_OPEN': 'FORSEGLET', 'MOVE_TO_SECURE_FACILITY': 'TOLLAGER', 'EXAMINE': 'KONTROLL',
      'DOCUMENT_REQUIRED': 'TILLATELSE_MANGLER', 'DATA_REJECTED': 'FEIL_VARE', 'REFUSE': 'KVOTE_OPPBRUKT'}"/>

  <xsl:variable name="rules" select="map{
      '0201': ('I_KO', 'TRUKKET_AV_KVOTE'),
      '1701': 'KVOTE_OPPBRUKT'}"/>

  <xsl:variable name="words" select="map{
      'TRUKKET_AV_KVOTE': ('TK-00', 'Trukket av kvoten'),
      'I_KO': ('TK-10', 'Trekket står i kø til kvoten åpner'),
      'KVOTE_OPPBRUKT': ('TK-90', 'Kvoten for sukker er brukt opp')}"/>

  <xsl:template match="/map[map/@key = 'kvotetrekk']">
    <s:reply>
      <xsl:sequence select="f:note('referral', map)"/>
      <xsl:variable name="lines" select="map/array[@key = 'linjer']/map"/>
      <xsl:for-each select="$lines"><s:line number="{number[@key = 'linje']}" commodity="{string[@key = 'varenummer']}"/></xsl:for-each>
      <xsl:for-each select="1 to max($lines ! count(f:results(.)))">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($lines, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/map[map/@key = 'annullering']">
    <s:reply><xsl:sequence select="f:note('withdrawal', map)"/></s:reply>
  </xsl:template>

  <xsl:template match="/map[map/@key = 'avvisning']">
    <s:reply>
      <s:note kind="refusal" reference="{map/(*[@key = 'egenMelding'], *[@key = 'melding'])[1]}" code="{map/*[@key = 'kode']}"/>
    </s:reply>
  </xsl:template>

  <xsl:function name="f:note" as="element(s:note)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="message" as="element(map)"/>
    <s:note kind="{$kind}" case="{$message/*[@key = 'tollsak']}" reference="{$message/*[@key = 'trekkId']}" number="{$message/*[@key = 'versjon']}"/>
  </xsl:function>

  <xsl:function name="f:results" as="xs:string+">
    <xsl:param name="line" as="element(map)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($line/string[@key = 'varenummer'], .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($line/string[@key = 'varenummer'], .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else 'TRUKKET_AV_KVOTE'"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element(map)">
    <xsl:param name="lines" as="element(map)+"/>
    <xsl:param name="step" as="xs:integer"/>
    <map>
      <map key="kvotesvar">
        <xsl:copy-of select="$lines/../../(string[@key = 'trekkId'] | number[@key = 'versjon'])"/>
        <string key="behandlet"><xsl:value-of select="$now"/></string>
        <array key="resultater">
          <xsl:for-each-group select="$lines[count(f:results(.)) ge $step]" group-by="f:results(.)[$step]">
            <map>
              <array key="linjer"><xsl:for-each select="current-group()"><number><xsl:value-of select="number[@key = 'linje']"/></number></xsl:for-each></array>
              <string key="resultat"><xsl:value-of select="current-grouping-key()"/></string>
              <string key="kode"><xsl:value-of select="($words(current-grouping-key())[1], 'TK-99')[1]"/></string>
              <string key="tekst"><xsl:value-of select="($words(current-grouping-key())[2], 'Sagt av simulatoren')[1]"/></string>
              <xsl:if test="current-grouping-key() = 'DELVIS_DEKKET'"><string key="vilkar">Resten fortolles til ordinær sats</string></xsl:if>
              <xsl:if test="current-grouping-key() = 'TILLATELSE_MANGLER'"><array key="mangler"><string>KVO</string></array></xsl:if>
            </map>
          </xsl:for-each-group>
        </array>
      </map>
    </map>
  </xsl:function>
</xsl:stylesheet>
