<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated directorate answers a catch check: a bluefin tuna without a catch document is held, all other catches are lawful. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:directorate-of-fisheries:functions"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes: they go before the rules. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'checking', 'MAY_PROCEED': 'lawful', 'CONDITIONAL': 'lawful-if', 'HOLD_INTACT': 'hold',
      'DO_NOT_OPEN': 'keep-closed', 'MOVE_TO_SECURE_FACILITY': 'move-to-cold-store', 'EXAMINE': 'inspect',
      'DOCUMENT_REQUIRED': 'document-missing', 'DATA_REJECTED': 'unreadable', 'REFUSE': 'illegal'}"/>

  <xsl:variable name="words" select="map{
      'lawful': ('FD-00', 'No objection'),
      'document-missing': ('FD-11', 'A catch document is needed')}"/>

  <xsl:template match="/map[string[@key = 'type'] = 'catch-check']">
    <s:reply>
      <xsl:sequence select="f:note('referral', .)"/>
      <xsl:variable name="check" select="."/>
      <xsl:variable name="catches" select="map[@key = 'catches']/map"/>
      <xsl:for-each select="$catches"><s:line number="{@key}" commodity="{string[@key = 'commodity']}"/></xsl:for-each>
      <xsl:for-each select="1 to max($catches ! count(f:verdicts(.)))">
        <xsl:variable name="step" select="."/>
        <s:answer xsl:inherit-namespaces="no">
          <map>
            <string key="type">catch-verdict</string>
            <xsl:copy-of select="$check/*[@key = ('reference', 'version')]"/>
            <string key="decided"><xsl:value-of select="$now"/></string>
            <map key="verdicts">
              <xsl:apply-templates select="$catches[count(f:verdicts(.)) ge $step]"><xsl:with-param name="step" select="$step"/></xsl:apply-templates>
            </map>
          </map>
        </s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'type'] = 'catch-check-withdrawn']">
    <s:reply><xsl:sequence select="f:note('withdrawal', .)"/></s:reply>
  </xsl:template>

  <xsl:template match="map[@key = 'catches']/map">
    <xsl:param name="step" as="xs:integer"/>
    <xsl:variable name="verdict" select="f:verdicts(.)[$step]"/>
    <map key="{@key}">
      <string key="verdict"><xsl:value-of select="$verdict"/></string>
      <string key="code"><xsl:value-of select="($words($verdict)[1], 'FD-99')[1]"/></string>
      <string key="remark"><xsl:value-of select="($words($verdict)[2], 'Said by the simulator')[1]"/></string>
      <xsl:if test="$verdict = 'lawful-if'"><string key="condition">To be landed under inspection</string></xsl:if>
      <xsl:if test="$verdict = 'document-missing'"><array key="missing"><string>FD</string></array></xsl:if>
    </map>
  </xsl:template>

  <xsl:function name="f:verdicts" as="xs:string+">
    <xsl:param name="catch" as="element(map)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($catch/string[@key = 'commodity'], .)], (), string-length#1)[last()]"/>
    <xsl:variable name="documented" select="$catch/array[@key = 'documents']/map/string[@key = 'kind'] = 'FD'"/>
    <xsl:variable name="isUndocumentedTuna" select="starts-with($catch/string[@key = 'commodity'], '030235') and not($documented)"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if ($isUndocumentedTuna) then 'document-missing' else 'lawful'"/>
  </xsl:function>

  <xsl:function name="f:note" as="element(s:note)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="message" as="element(map)"/>
    <s:note kind="{$kind}" case="{$message/*[@key = 'case']}" reference="{$message/*[@key = 'reference']}" number="{$message/*[@key = 'version']}"/>
  </xsl:function>
</xsl:stylesheet>
