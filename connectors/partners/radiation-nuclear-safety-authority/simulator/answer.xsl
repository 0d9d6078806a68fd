<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated authority answers a FORELEGGELSE. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:radiation-nuclear-safety-authority:functions" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes: they go before the rules. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': '10', 'MAY_PROCEED': '20', 'CONDITIONAL': '25', 'HOLD_INTACT': '30',
      'DO_NOT_OPEN': '31', 'MOVE_TO_SECURE_FACILITY': '32', 'EXAMINE': '40',
      'DOCUMENT_REQUIRED': '50', 'DATA_REJECTED': '60', 'REFUSE': '90'}"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods are cleared at once. -->
  <xsl:variable name="rules" select="map{
      '2844': ('40', '20'),
      '901320': '90'}"/>

  <xsl:variable name="words" select="map{
      '20': ('DSA-00', 'Ingen merknader'),
      '40': ('DSA-20', 'Doserate og merking måles før utlevering'),
      '90': ('DSA-90', 'Sterke laserpekere krever godkjenning')}"/>

  <xsl:template match="/FORELEGGELSE">
    <s:reply>
      <s:note kind="referral" case="{TOLLSAK}" reference="{SAKSREF}" number="{VERSJON}"/>
      <xsl:variable name="asked" select="."/>
      <xsl:for-each select="LINJE"><s:line number="{.}" commodity="{following-sibling::*[1][self::VARENR]}"/></xsl:for-each>
      <xsl:for-each select="1 to max(LINJE ! count(f:answers(.)))">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($asked, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/TRUKKET">
    <s:reply><s:note kind="withdrawal" case="{TOLLSAK}" reference="{SAKSREF}" number="{VERSJON}"/></s:reply>
  </xsl:template>

  <xsl:template match="/AVVIST">
    <s:reply><s:note kind="refusal" reference="{MELDING}" code="{KODE}"/></s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(LINJE)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($line/following-sibling::*[1][self::VARENR], .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($line/following-sibling::*[1][self::VARENR], .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else '20'"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element(SVAR)">
    <xsl:param name="asked" as="element(FORELEGGELSE)"/>
    <xsl:param name="step" as="xs:integer"/>
    <SVAR>
      <xsl:copy-of select="$asked/(SAKSREF, VERSJON)"/>
      <AVGJORT><xsl:value-of select="format-dateTime(xs:dateTime($now), '[Y0001][M01][D01][H01][m01][s01]')"/></AVGJORT>
      <xsl:for-each select="$asked/LINJE[count(f:answers(.)) ge $step]">
        <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
        <xsl:copy-of select="."/>
        <UTFALL><xsl:value-of select="$outcome"/></UTFALL>
        <KODE><xsl:value-of select="($words($outcome)[1], 'DSA-99')[1]"/></KODE>
        <TEKST><xsl:value-of select="($words($outcome)[2], 'Sagt av simulatoren')[1]"/></TEKST>
        <xsl:if test="$outcome = '25'"><VILKAR>Kilden registreres før bruk</VILKAR></xsl:if>
        <xsl:if test="$outcome = '50'"><MANGLER>DSA</MANGLER></xsl:if>
      </xsl:for-each>
    </SVAR>
  </xsl:function>
</xsl:stylesheet>
