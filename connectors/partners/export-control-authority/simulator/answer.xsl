<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated authority answers a Lisenssporring. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:export-control-authority:functions" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>

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
      <s:receipt xsl:inherit-namespaces="no">
        <xsl:choose>
          <xsl:when test="$steps eq 1"><xsl:sequence select="f:answer($asked, 1)"/></xsl:when>
          <xsl:otherwise><Kvittering saksnr="{@referanse}"/></xsl:otherwise>
        </xsl:choose>
      </s:receipt>
      <xsl:for-each select="1 to $steps[. gt 1]">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($asked, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/Tilbaketrekking">
    <s:reply><s:note kind="withdrawal" case="{@tollsak}" reference="{@referanse}" number="{@versjon}"/></s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="goods" as="element(Vare)"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($goods/@varenr, .)]"/>
    <xsl:sequence select="if (exists($rule)) then $rules($rule) else 'lisens-dekker'"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element(Lisenssvar)">
    <xsl:param name="asked" as="element(Lisenssporring)"/>
    <xsl:param name="step" as="xs:integer"/>
    <Lisenssvar referanse="{$asked/@referanse}" versjon="{$asked/@versjon}" avgjort="{$now}">
      <xsl:for-each select="$asked/Vare[count(f:answers(.)) ge $step]">
        <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
        <Vare linje="{@linje}" utfall="{$outcome}" kode="{$words($outcome)[1]}" begrunnelse="{$words($outcome)[2]}"/>
      </xsl:for-each>
    </Lisenssvar>
  </xsl:function>
</xsl:stylesheet>
