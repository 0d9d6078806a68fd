<?xml version="1.0" encoding="UTF-8"?>
<!--
  ClearanceAdvice to CUSRES named ADVICE.

  BGM       the case and the number of the advice
  FTX       AAO the advice in words; AAP what TVINN reminds the declarant of, code and words: 980 document control, 981 control of the goods,
            982 new version, 983 direct clearance
  GEI       ZAD the advice, ZCU what may be done with the goods: number and code
  NAD, RFF  DT the declarant, ABE the LRN, ABT the MRN, ZVN the version of the declaration, ZPV the version of the calculus
  ERP       1 advice for a line, 2 who blocks a line, 3 an obligation of a line; behind it the number of the line
            RFF  ZPA the agency, ZRF its referral, ZCT the control, ZPM the permit, ZOB the obligation
            ERC  ZAD, ZCU as in GEI; ZBK kind of blocker, ZDI the agency's answer: numbers as in the lists below
            FTX  AAO in words, ZRC the agency's own code, ZSI since when, ZUN until when, ZRS what resolves it
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="edifact.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="advices" select="'MAY_RELEASE', 'UNDER_REVIEW', 'DOCUMENT_REQUIRED', 'EXAMINE', 'HOLD', 'REFUSE'"/>
  <xsl:variable name="custodies" select="'MAY_LEAVE', 'MAY_LEAVE_INTACT', 'SECURE_FACILITY_ONLY', 'MUST_STAY'"/>
  <xsl:variable name="blockers" select="'DISPOSITION', 'NO_ANSWER', 'OVERDUE', 'CONTROL', 'PERMIT'"/>
  <xsl:variable name="dispositions" select="'UNDER_REVIEW', 'MAY_PROCEED', 'CONDITIONAL', 'HOLD_INTACT', 'DO_NOT_OPEN', 'MOVE_TO_SECURE_FACILITY', 'EXAMINE', 'DOCUMENT_REQUIRED', 'DATA_REJECTED', 'REFUSE'"/>
  <xsl:variable name="reminders" select="map{'DOCUMENT_REQUIRED': '980', 'EXAMINE': '981', 'HOLD': '981', 'DATA_REJECTED': '982', 'MAY_RELEASE': '983'}"/>
  <xsl:variable name="words" select="map{'980': 'Dokumentkontroll', '981': 'Varekontroll', '982': 'Ny versjon', '983': 'Direkte frigjøring'}"/>

  <xsl:template match="/"><xsl:apply-templates select="ClearanceAdvice"/></xsl:template>

  <xsl:template match="ClearanceAdvice">
    <xsl:variable name="body" as="element()*">
      <xsl:apply-templates select="Line, Blocker, Obligation"/>
    </xsl:variable>
    <xsl:variable name="reminded" select="distinct-values((AdviceCode, Blocker/DispositionCode[. = 'DATA_REJECTED']) ! $reminders(.))"/>
    <xsl:sequence select="f:interchange('CUSRES', (
        f:segment('BGM', (['963', '', '', 'ADVICE'], [string(CaseID), string(AdviceNumber)])), f:time('137', IssueDateTime), f:text('AAO', Text),
        $reminded ! f:segment('FTX', ('AAP', '', [''], [., $words(.)])),
        f:segment('GEI', ('ZAD', [f:number($advices, AdviceCode), '', '', string(AdviceCode)])),
        CustodyCode ! f:segment('GEI', ('ZCU', [f:number($custodies, .), '', '', string(.)])),
        f:declaration(Reference), f:reference('ZVN', DeclarationVersionID), f:reference('ZPV', PolicyVersion), $body))"/>
  </xsl:template>

  <xsl:template match="Line">
    <xsl:sequence select="f:segment('ERP', ['1', string(SequenceNumeric)]), f:code('ZAD', $advices, AdviceCode), f:code('ZCU', $custodies, CustodyCode)"/>
  </xsl:template>

  <xsl:template match="Blocker">
    <xsl:sequence select="f:segment('ERP', ['2', string(SequenceNumeric)]),
                          f:reference('ZPA', PartnerID), f:reference('ZRF', ReferralID), f:reference('ZCT', ControlID), f:reference('ZPM', PermitID),
                          f:code('ZBK', $blockers, BlockerCode), f:code('ZDI', $dispositions, DispositionCode),
                          f:text('AAO', ReasonText), f:text('ZRC', ReasonCode), f:text('ZSI', f:stamp(SinceDateTime)), f:text('ZUN', f:stamp(UntilDateTime)),
                          f:text('ZRS', ResolutionText)"/>
  </xsl:template>

  <xsl:template match="Obligation">
    <xsl:sequence select="f:segment('ERP', ['3', string(SequenceNumeric)]), f:reference('ZPA', PartnerID), f:reference('ZOB', ObligationID),
                          f:text('AAO', Text), f:text('ZSI', f:stamp(SinceDateTime)), f:text('ZUN', f:stamp(UntilDateTime))"/>
  </xsl:template>

  <xsl:function name="f:code" as="element()?">
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="codes" as="xs:string+"/>
    <xsl:param name="code" as="element()?"/>
    <xsl:sequence select="$code ! f:segment('ERC', [f:number($codes, .), $list])"/>
  </xsl:function>

  <xsl:function name="f:number" as="xs:string">
    <xsl:param name="codes" as="xs:string+"/>
    <xsl:param name="code" as="element()"/>
    <xsl:sequence select="string(index-of($codes, string($code)))"/>
  </xsl:function>
</xsl:stylesheet>
