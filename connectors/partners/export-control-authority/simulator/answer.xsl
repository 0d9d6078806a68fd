<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated authority answers a Lisenssporring. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:export-control-authority:functions" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes: they go before the rules. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'til-vurdering', 'MAY_PROCEED': 'lisens-dekker', 'CONDITIONAL': 'pa-vilkar', 'HOLD_INTACT': 'stanses',
      'DO_NOT_OPEN': 'skal-ikke-apnes', 'MOVE_TO_SECURE_FACILITY': 'til-sikret-lager', 'EXAMINE': 'kontrolleres',
      'DOCUMENT_REQUIRED': 'dokument-mangler', 'DATA_REJECTED': 'ufullstendig', 'REFUSE': 'avslag'}"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods are covered at once. -->
  <xsl:variable name="rules" select="map{
      '8526': ('til-vurdering', 'lisens-dekker'),
      '9306': 'avslag'}"/>

  <xsl:variable name="words" select="map{
      'lisens-dekker': ('EK-00', 'Utførselen er dekket'),
      'til-vurdering': ('EK-10', 'Lisensen kontrolleres mot liste I'),
      'avslag': ('EK-90', 'Det er ikke gitt lisens for ammunisjon')}"/>

  <xsl:template match="/Lisenssporring">
    <s:reply>
      <s:note kind="referral" case="{@tollsak}" reference="{@referanse}" number="{@versjon}"/>
      <!-- What is decided at once is said within the call; where there is more to come, that is said and all answers come later. -->
      <xsl:variable name="asked" select="."/>
      <xsl:variable name="steps" select="max(Vare ! count(f:answers(.)))"/>
      <xsl:variable name="at-once" select="$steps eq 1 and map:size($scripted) eq 0"/>
      <xsl:for-each select="Vare"><s:line number="{@linje}" commodity="{@varenr}"/></xsl:for-each>
      <s:receipt xsl:inherit-namespaces="no">
        <xsl:choose>
          <xsl:when test="$at-once"><xsl:sequence select="f:answer($asked, 1)"/></xsl:when>
          <xsl:otherwise><Kvittering saksnr="{@referanse}"/></xsl:otherwise>
        </xsl:choose>
      </s:receipt>
      <xsl:for-each select="(1 to $steps)[not($at-once)]">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($asked, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/Tilbaketrekking">
    <s:reply><s:note kind="withdrawal" case="{@tollsak}" reference="{@referanse}" number="{@versjon}"/></s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="goods" as="element(Vare)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($goods/@varenr, .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($goods/@varenr, .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else 'lisens-dekker'"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element(Lisenssvar)">
    <xsl:param name="asked" as="element(Lisenssporring)"/>
    <xsl:param name="step" as="xs:integer"/>
    <Lisenssvar referanse="{$asked/@referanse}" versjon="{$asked/@versjon}" avgjort="{$now}">
      <xsl:for-each select="$asked/Vare[count(f:answers(.)) ge $step]">
        <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
        <Vare linje="{@linje}" utfall="{$outcome}" kode="{($words($outcome)[1], 'EK-99')[1]}"
              begrunnelse="{($words($outcome)[2], 'Sagt av simulatoren')[1]}">
          <xsl:if test="$outcome = 'pa-vilkar'"><xsl:attribute name="vilkar">Sluttbrukererklæring ettersendes</xsl:attribute></xsl:if>
          <xsl:if test="$outcome = 'dokument-mangler'"><Mangler type="EKL"/></xsl:if>
        </Vare>
      </xsl:for-each>
    </Lisenssvar>
  </xsl:function>
</xsl:stylesheet>
