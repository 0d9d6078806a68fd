<?xml version="1.0" encoding="UTF-8"?>
<!-- How a simulated partner on the standard contract understands and answers the canonical messages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:simulator:functions" xmlns="urn:exchangehub:v1" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>

  <!-- Goods under a prefix get these answers one after the other; all other goods may proceed at once. -->
  <xsl:variable name="rules" select="map{
      '2937': 'REFUSE',
      '3002': ('HOLD_INTACT', 'MAY_PROCEED'),
      '3603': 'REFUSE',
      '3604': ('EXAMINE', 'MAY_PROCEED')}"/>

  <xsl:variable name="words" select="map{
      'MAY_PROCEED': ('OK', 'No objection'),
      'HOLD_INTACT': ('HOLD', 'The licence is being checked'),
      'EXAMINE': ('EXAM', 'A sample is wanted'),
      'REFUSE': ('NO', 'No permit has been given for these goods')}"/>

  <xsl:template match="/Referral">
    <s:reply>
      <s:note kind="referral" case="{CaseID}" reference="{ReferralID}" number="{VersionID}"/>
      <xsl:variable name="referral" select="."/>
      <xsl:if test="RoleCode = 'DECIDE'">
        <xsl:for-each select="1 to max(Declaration/GoodsItem ! count(f:answers(.)))">
          <s:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:disposition($referral, .)"/></s:answer>
        </xsl:for-each>
      </xsl:if>
    </s:reply>
  </xsl:template>

  <xsl:template match="/Withdrawal">
    <s:reply><s:note kind="withdrawal" case="{CaseID}" reference="{ReferralID}" number="{VersionID}"/></s:reply>
  </xsl:template>

  <xsl:template match="/ClearanceAdvice">
    <s:reply><s:note kind="clearance-advice" case="{CaseID}" reference="{CaseID}" number="{AdviceNumber}" code="{AdviceCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/Refusal">
    <s:reply><s:note kind="refusal" reference="{(SenderMessageID, MessageID)[1]}" code="{ReasonCode}"/></s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(GoodsItem)"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($line/CommodityCode, .)]"/>
    <xsl:sequence select="if (exists($rule)) then $rules($rule) else 'MAY_PROCEED'"/>
  </xsl:function>

  <xsl:function name="f:disposition" as="element(Disposition)">
    <xsl:param name="referral" as="element(Referral)"/>
    <xsl:param name="step" as="xs:integer"/>
    <Disposition>
      <ReferralID><xsl:value-of select="$referral/ReferralID"/></ReferralID>
      <VersionID><xsl:value-of select="$referral/VersionID"/></VersionID>
      <EventDateTime><xsl:value-of select="$now"/></EventDateTime>
      <xsl:for-each select="$referral/Declaration/GoodsItem[count(f:answers(.)) ge $step]">
        <xsl:variable name="answer" select="f:answers(.)[$step]"/>
        <Line>
          <SequenceNumeric><xsl:value-of select="SequenceNumeric"/></SequenceNumeric>
          <DispositionCode><xsl:value-of select="$answer"/></DispositionCode>
          <ReasonCode><xsl:value-of select="$words($answer)[1]"/></ReasonCode>
          <ReasonText><xsl:value-of select="$words($answer)[2]"/></ReasonText>
        </Line>
      </xsl:for-each>
    </Disposition>
  </xsl:function>
</xsl:stylesheet>
