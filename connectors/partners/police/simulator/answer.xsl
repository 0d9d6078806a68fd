<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated police answers a Vapenforesporsel: a receipt within the call, then answers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:police:functions" xmlns:fe="urn:exchangehub:partner:police:felles:1"
                xmlns="urn:exchangehub:partner:police:vapen:1" xpath-default-namespace="urn:exchangehub:partner:police:vapen:1"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes: they go before the rules. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'UNDER_ARBEID', 'MAY_PROCEED': 'FRIGITT', 'CONDITIONAL': 'FRIGITT_MED_VILKAR', 'HOLD_INTACT': 'HOLDES',
      'DO_NOT_OPEN': 'SKAL_IKKE_APNES', 'MOVE_TO_SECURE_FACILITY': 'TIL_VAPENLAGER', 'EXAMINE': 'KONTROLL_AV_SERIENUMMER',
      'DOCUMENT_REQUIRED': 'TILLATELSE_MANGLER', 'DATA_REJECTED': 'OPPLYSNINGER_AVVIST', 'REFUSE': 'BESLAG'}"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods are cleared at once. -->
  <xsl:variable name="rules" select="map{
      '9303': ('KONTROLL_AV_SERIENUMMER', 'FRIGITT'),
      '9301': 'BESLAG'}"/>

  <xsl:variable name="words" select="map{
      'FRIGITT': ('V-00', 'Ingen merknader'),
      'KONTROLL_AV_SERIENUMMER': ('V-21', 'Serienumrene kontrolleres mot våpenregisteret'),
      'BESLAG': ('V-90', 'Militære våpen kan ikke føres inn')}"/>

  <xsl:template match="/Vapenforesporsel">
    <s:reply>
      <xsl:sequence select="f:note('referral', Hode), f:receipt(Hode)"/>
      <xsl:variable name="asked" select="."/>
      <xsl:for-each select="Varelinje"><s:line number="{Linjenummer}" commodity="{Varenummer}"/></xsl:for-each>
      <xsl:for-each select="1 to max(Varelinje ! count(f:answers(.)))">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($asked, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/ForesporselTrukket">
    <s:reply><xsl:sequence select="f:note('withdrawal', Hode), f:receipt(Hode)"/></s:reply>
  </xsl:template>

  <xsl:function name="f:note" as="element(s:note)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="head" as="element(Hode)"/>
    <s:note kind="{$kind}" case="{$head/fe:Tollsak}" reference="{$head/fe:Saksreferanse}" number="{$head/fe:Versjon}"/>
  </xsl:function>

  <xsl:function name="f:receipt" as="element(s:receipt)">
    <xsl:param name="head" as="element(Hode)"/>
    <s:receipt xsl:inherit-namespaces="no">
      <Kvittering>
        <Saksreferanse><xsl:value-of select="$head/fe:Saksreferanse"/></Saksreferanse>
        <Versjon><xsl:value-of select="$head/fe:Versjon"/></Versjon>
        <Mottatt><xsl:value-of select="$now"/></Mottatt>
      </Kvittering>
    </s:receipt>
  </xsl:function>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(Varelinje)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($line/Varenummer, .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($line/Varenummer, .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else 'FRIGITT'"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element(Vapensvar)">
    <xsl:param name="asked" as="element(Vapenforesporsel)"/>
    <xsl:param name="step" as="xs:integer"/>
    <Vapensvar>
      <Saksreferanse><xsl:value-of select="$asked/Hode/fe:Saksreferanse"/></Saksreferanse>
      <Versjon><xsl:value-of select="$asked/Hode/fe:Versjon"/></Versjon>
      <Avgjort><xsl:value-of select="$now"/></Avgjort>
      <xsl:for-each select="$asked/Varelinje[count(f:answers(.)) ge $step]">
        <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
        <Linjesvar>
          <Linjenummer><xsl:value-of select="Linjenummer"/></Linjenummer>
          <Utfall><xsl:value-of select="$outcome"/></Utfall>
          <Kode><xsl:value-of select="($words($outcome)[1], 'V-99')[1]"/></Kode>
          <Merknad><xsl:value-of select="($words($outcome)[2], 'Sagt av simulatoren')[1]"/></Merknad>
          <xsl:if test="$outcome = 'FRIGITT_MED_VILKAR'"><Vilkar>Våpenet merkes før utlevering</Vilkar></xsl:if>
          <xsl:if test="$outcome = 'TILLATELSE_MANGLER'"><ManglendeTillatelse>VAP</ManglendeTillatelse></xsl:if>
        </Linjesvar>
      </xsl:for-each>
    </Vapensvar>
  </xsl:function>
</xsl:stylesheet>
