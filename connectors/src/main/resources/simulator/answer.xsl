<?xml version="1.0" encoding="UTF-8"?>
<!-- How a simulated partner on the standard contract understands and answers the canonical messages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:simulator:functions" xmlns="urn:exchangehub:v1" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- What to answer instead of the rules below: a JSON object, from prefixes of goods to arrays of disposition codes. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>

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
      'CONDITIONAL': ('COND', 'May proceed under an obligation'),
      'DOCUMENT_REQUIRED': ('DOC', 'A document is missing'),
      'REFUSE': ('NO', 'No permit has been given for these goods')}"/>
  <xsl:variable name="other-words" select="'SIM', 'Said by the simulator'"/>

  <xsl:template match="/Referral">
    <s:reply>
      <s:note kind="referral" case="{CaseID}" reference="{ReferralID}" number="{VersionID}"/>
      <xsl:for-each select="Declaration/GoodsItem">
        <s:line number="{SequenceNumeric}" commodity="{CommodityCode}"/>
      </xsl:for-each>
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

  <xsl:template match="/Permit">
    <s:reply>
      <s:note kind="permit" reference="{PermitID}" number="{VersionID}" code="{StatusCode}"/>
      <xsl:for-each select="Line">
        <s:quantity line="{LineNumeric}" value="{Quantity/Value}" unit="{Quantity/UnitCode}"/>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/Allocation">
    <s:reply>
      <s:note kind="allocation" case="{Reference/CaseID}" reference="{PermitID}" code="{ActionCode}"/>
      <s:quantity line="{LineNumeric}" value="{Quantity/Value}" unit="{Quantity/UnitCode}"
                  user="{(Reference/CaseID, Reference/MRN, Reference/LRN)[1]}#{SequenceNumeric}"/>
    </s:reply>
  </xsl:template>

  <xsl:template match="/Recall">
    <s:reply><s:note kind="recall" case="{CaseID}" reference="{RecallID}"/></s:reply>
  </xsl:template>

  <xsl:template match="/Reminder">
    <s:reply><s:note kind="reminder" case="{CaseID}" reference="{(ReferralID, ControlID)[1]}" number="{VersionID}" code="{ReminderCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/ControlOrder">
    <s:reply><s:note kind="control-order" case="{CaseID}" reference="{ControlID}" code="{ReasonCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/ControlResult">
    <s:reply><s:note kind="control-result" case="{CaseID}" reference="{ControlID}" code="{ResultCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/ControlResponse">
    <s:reply><s:note kind="control-response" case="{CaseID}" reference="{ControlID}" code="{ResponseCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/ControlProposal">
    <s:reply><s:note kind="control-proposal" case="{CaseID}" reference="{ProposalID}"/></s:reply>
  </xsl:template>

  <xsl:template match="/LaboratoryResult">
    <s:reply><s:note kind="laboratory-result" case="{CaseID}" reference="{SampleID}" code="{ResultCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/RoutingSignal">
    <s:reply><s:note kind="routing-signal" case="{CaseID}" reference="{CaseID}" number="{SignalNumber}" code="{SignalCode}"/></s:reply>
  </xsl:template>

  <xsl:template match="/Notice">
    <s:reply><s:note kind="notice" case="{Reference/CaseID}" reference="{NoticeID}" code="{TypeCode}"/></s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(GoodsItem)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($line/CommodityCode, .)], (), string-length#1)[last()]"/>
    <xsl:variable name="rule" select="map:keys($rules)[starts-with($line/CommodityCode, .)]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* else if (exists($rule)) then $rules($rule) else 'MAY_PROCEED'"/>
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
          <xsl:variable name="said" select="if (map:contains($words, $answer)) then $words($answer) else $other-words"/>
          <ReasonCode><xsl:value-of select="$said[1]"/></ReasonCode>
          <ReasonText><xsl:value-of select="$said[2]"/></ReasonText>
          <xsl:if test="$answer = 'CONDITIONAL'"><ObligationText>Keep the goods apart until they are inspected</ObligationText></xsl:if>
          <xsl:if test="$answer = 'DOCUMENT_REQUIRED'"><RequiredDocumentTypeCode>N853</RequiredDocumentTypeCode></xsl:if>
        </Line>
      </xsl:for-each>
    </Disposition>
  </xsl:function>
</xsl:stylesheet>
