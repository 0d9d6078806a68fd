<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated authority answers a Consultation: a receipt within the call, then decisions. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns:f="urn:exchangehub:partner:environment-cites:functions"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns="urn:exchangehub:partner:environment-cites:1"
                xpath-default-namespace="urn:exchangehub:partner:environment-cites:1" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- What to answer instead of the rules below: a JSON object, from prefixes of goods to arrays of canonical codes. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'pending', 'MAY_PROCEED': 'cleared', 'CONDITIONAL': 'cleared-on-condition', 'HOLD_INTACT': 'detained',
      'DO_NOT_OPEN': 'keep-sealed', 'MOVE_TO_SECURE_FACILITY': 'move-to-rescue-centre', 'EXAMINE': 'inspect',
      'DOCUMENT_REQUIRED': 'permit-missing', 'DATA_REJECTED': 'data-unusable', 'REFUSE': 'prohibited'}"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods are cleared at once. -->
  <xsl:variable name="rules" select="map{
      '0106': ('detained', 'cleared'),
      '0507': 'prohibited'}"/>

  <xsl:variable name="words" select="map{
      'cleared': ('CITES-00', 'No objection'),
      'detained': ('CITES-12', 'Living specimens: the permit is being checked with the exporting country'),
      'prohibited': ('CITES-90', 'Ivory of elephants may not be imported or exported')}"/>
  <xsl:variable name="other-words" select="'CITES-99', 'Decided in the simulator'"/>

  <xsl:template match="/Consultation">
    <s:reply>
      <s:note kind="referral" case="{@case}" reference="{@reference}" number="{@version}"/>
      <xsl:for-each select="Specimen"><s:line number="{@line}" commodity="{CommodityCode}"/></xsl:for-each>
      <xsl:sequence select="f:receipt(.)"/>
      <xsl:variable name="consultation" select="."/>
      <xsl:for-each select="1 to max(Specimen ! count(f:answers(.)))">
        <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:decision($consultation, .)"/></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/ConsultationWithdrawal">
    <s:reply>
      <s:note kind="withdrawal" case="{@case}" reference="{@reference}" number="{@version}"/>
      <xsl:sequence select="f:receipt(.)"/>
    </s:reply>
  </xsl:template>

  <xsl:function name="f:receipt" as="element(s:receipt)">
    <xsl:param name="received" as="element()"/>
    <s:receipt xsl:inherit-namespaces="no">
      <ConsultationReceipt reference="{$received/@reference}" version="{$received/@version}" received="{$now}"/>
    </s:receipt>
  </xsl:function>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="specimen" as="element(Specimen)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($specimen/CommodityCode, .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($specimen/CommodityCode, .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! $own(.) else if (exists($rule)) then $rules($rule) else 'cleared'"/>
  </xsl:function>

  <xsl:function name="f:decision" as="element(Decision)">
    <xsl:param name="consultation" as="element(Consultation)"/>
    <xsl:param name="step" as="xs:integer"/>
    <Decision reference="{$consultation/@reference}" version="{$consultation/@version}" decided="{$now}">
      <xsl:for-each select="$consultation/Specimen[count(f:answers(.)) ge $step]">
        <xsl:variable name="result" select="f:answers(.)[$step]"/>
        <xsl:variable name="said" select="if (map:contains($words, $result)) then $words($result) else $other-words"/>
        <Specimen line="{@line}" result="{$result}" code="{$said[1]}"><Remark><xsl:value-of select="$said[2]"/></Remark></Specimen>
      </xsl:for-each>
    </Decision>
  </xsl:function>
</xsl:stylesheet>
