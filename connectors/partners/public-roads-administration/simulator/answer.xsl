<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated vehicle register answers a "Kjøretøysak". -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:public-roads-administration:functions"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes: they go before the rules. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'underBehandling', 'MAY_PROCEED': 'kanRegistreres', 'CONDITIONAL': 'kanRegistreresMedVilkar', 'HOLD_INTACT': 'holdes',
      'DO_NOT_OPEN': 'skalIkkeFlyttes', 'MOVE_TO_SECURE_FACILITY': 'tilSikretOmrade', 'EXAMINE': 'maFremstilles',
      'DOCUMENT_REQUIRED': 'dokumentMangler', 'DATA_REJECTED': 'opplysningerAvvist', 'REFUSE': 'kanIkkeRegistreres'}"/>

  <!-- Vehicles under a prefix get these answers one after the other; all others can be registered at once. -->
  <xsl:variable name="rules" select="map{
      '8701': ('maFremstilles', 'kanRegistreres'),
      '8710': 'kanIkkeRegistreres'}"/>

  <xsl:variable name="words" select="map{
      'kanRegistreres': ('KJ-00', 'Ingen merknader'),
      'maFremstilles': ('KJ-20', 'Kjøretøyet må fremstilles for kontroll av understellsnummer'),
      'kanIkkeRegistreres': ('KJ-90', 'Stridskjøretøy kan ikke registreres')}"/>

  <xsl:template match="/map[string[@key = 'hendelse'] = 'ny']">
    <s:reply>
      <xsl:sequence select="f:note('referral', map[@key = 'sak'])"/>
      <xsl:variable name="vehicles" select="array[@key = 'kjoretoy']/map"/>
      <xsl:for-each select="$vehicles"><s:line number="{number[@key = 'linje']}" commodity="{string[@key = 'varenummer']}"/></xsl:for-each>
      <xsl:for-each select="1 to max($vehicles ! count(f:answers(.)))">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($vehicles, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'hendelse'] = 'trukket']">
    <s:reply><xsl:sequence select="f:note('withdrawal', map[@key = 'sak'])"/></s:reply>
  </xsl:template>

  <xsl:function name="f:note" as="element(s:note)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="case" as="element(map)"/>
    <s:note kind="{$kind}" case="{$case/*[@key = 'tollsak']}" reference="{$case/*[@key = 'referanse']}" number="{$case/*[@key = 'versjon']}"/>
  </xsl:function>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="vehicle" as="element(map)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($vehicle/string[@key = 'varenummer'], .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($vehicle/string[@key = 'varenummer'], .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else 'kanRegistreres'"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element(map)">
    <xsl:param name="vehicles" as="element(map)+"/>
    <xsl:param name="step" as="xs:integer"/>
    <map>
      <map key="avgjorelse">
        <xsl:copy-of select="$vehicles/../../map[@key = 'sak']/(string[@key = 'referanse'] | number[@key = 'versjon'])"/>
        <string key="tidspunkt"><xsl:value-of select="$now"/></string>
        <array key="kjoretoy">
          <xsl:for-each select="$vehicles[count(f:answers(.)) ge $step]">
            <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
            <map>
              <xsl:copy-of select="number[@key = 'linje']"/>
              <string key="status"><xsl:value-of select="$outcome"/></string>
              <string key="kode"><xsl:value-of select="($words($outcome)[1], 'KJ-99')[1]"/></string>
              <string key="melding"><xsl:value-of select="($words($outcome)[2], 'Sagt av simulatoren')[1]"/></string>
              <xsl:if test="$outcome = 'kanRegistreresMedVilkar'"><string key="vilkar">Kjøretøyet godkjennes før registrering</string></xsl:if>
              <xsl:if test="$outcome = 'dokumentMangler'"><array key="manglendeDokumenter"><string>COC</string></array></xsl:if>
            </map>
          </xsl:for-each>
        </array>
      </map>
    </map>
  </xsl:function>
</xsl:stylesheet>
