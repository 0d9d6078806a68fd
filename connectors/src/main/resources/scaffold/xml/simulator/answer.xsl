<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated partner answers a Question with an Answer: as it is told, or else all goods are cleared. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xmlns="urn:exchangehub:partner:@id@:1"
                xpath-default-namespace="urn:exchangehub:partner:@id@:1" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'pending', 'MAY_PROCEED': 'cleared', 'CONDITIONAL': 'condition', 'HOLD_INTACT': 'hold',
      'EXAMINE': 'examine', 'DOCUMENT_REQUIRED': 'document', 'REFUSE': 'refused'}"/>

  <xsl:template match="/Question">
    <xsl:variable name="question" select="."/>
    <s:reply>
      <s:note kind="referral" case="{@case}" reference="{@reference}" number="{@version}"/>
      <xsl:for-each select="Line"><s:line number="{@number}" commodity="{Goods}"/></xsl:for-each>
      <xsl:sequence select="f:receipt(.)"/>
      <xsl:for-each select="(1 to max(Line ! count(f:answers(.))))[$question/@role = 'DECIDE']">
        <xsl:variable name="step" select="."/>
        <s:answer xsl:inherit-namespaces="no">
          <Answer reference="{$question/@reference}" version="{$question/@version}" decided="{$now}">
            <xsl:for-each select="$question/Line[count(f:answers(.)) ge $step]">
              <xsl:variable name="outcome" select="f:answers(.)[$step]"/>
              <Line number="{@number}" outcome="{$outcome}" code="SIM">
                <Text>Said by the simulator</Text>
                <xsl:if test="$outcome = 'condition'"><Condition>To be inspected at the destination</Condition></xsl:if>
                <xsl:if test="$outcome = 'document'"><Document>N853</Document></xsl:if>
              </Line>
            </xsl:for-each>
          </Answer>
        </s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/QuestionWithdrawn">
    <s:reply>
      <s:note kind="withdrawal" case="{@case}" reference="{@reference}" number="{@version}"/>
      <xsl:sequence select="f:receipt(.)"/>
    </s:reply>
  </xsl:template>

  <xsl:template match="/QuestionReminder">
    <s:reply>
      <s:note kind="reminder" case="{@case}" reference="{@reference}" number="{@version}" code="{@late}"/>
      <xsl:sequence select="f:receipt(.)"/>
    </s:reply>
  </xsl:template>

  <!-- Said within the call, where the partner is called. -->
  <xsl:function name="f:receipt" as="element(s:receipt)">
    <xsl:param name="received" as="element()"/>
    <s:receipt xsl:inherit-namespaces="no"><Receipt reference="{$received/@reference}"/></s:receipt>
  </xsl:function>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(Line)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($line/Goods, .)], (), string-length#1)[last()]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! ($own(.), 'hold')[1] else 'cleared'"/>
  </xsl:function>
</xsl:stylesheet>
