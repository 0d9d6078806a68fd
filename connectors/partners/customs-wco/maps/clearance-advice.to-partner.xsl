<?xml version="1.0" encoding="UTF-8"?>
<!--
  ClearanceAdvice to WCO Response.

  FunctionCode                     11: response
  Declaration                      FunctionalReferenceID the LRN, ID the MRN where known, VersionID the version that the advice is about
  AdditionalInformation            one for each statement, told apart by StatementTypeCode:
    ZAD  the advice                StatementCode the advice code, StatementDescription the advice in words
    ZCI  the case                  StatementDescription the hub's id of the case
    ZAN  its number                StatementDescription the number of the advice, counted per case
    ZPV  the calculus              StatementDescription its version
    ZCU  what may be done          StatementCode the custody code (SECURE_FACILITY for SECURE_FACILITY_ONLY)
    ZDC  the declarant             StatementCode the type of the identifier where it fits, StatementDescription the identifier
    ZLA  advice for a line         StatementCode the advice code; the pointer 68A is the goods item
    ZLU  the same for a line       StatementCode the custody code; the pointer 68A is the goods item
    ZBL  who blocks a line         StatementCode the disposition (MOVE_TO_SECURE for MOVE_TO_SECURE_FACILITY, UNANSWERED where there is none),
                                   StatementDescription the agency, LimitDateTime until when, where known
    ZBR  its reason                StatementDescription the agency's own code and words
    ZBS  what resolves it          StatementDescription in words
    ZBK  what kind of thing blocks StatementCode the blocker code
    ZBF  the referral              StatementDescription the hub's id of the referral; ZBC of the control; ZBP the permit
    ZBT  since when it blocks      StatementDescription the time
    ZOB  an obligation             StatementDescription what is owed, LimitDateTime by when, where known
    ZOP  to whom                   StatementDescription the agency; ZOI the hub's id of the obligation; ZOT since when
    ZGB  a fact that determines    StatementCode the disposition as in ZBL, or UNANSWERED; StatementDescription whose it is
    ZGK  its kind                  StatementCode the blocker code; ZGM the message that brought it; ZGT when it came to be
  Statements about the same blocker, obligation or fact have the same pointers: 68A the goods item, 03A its number in this advice.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns="urn:wco:datamodel:WCO:RES-DMS:2" xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:include href="notification.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="shorter" select="map{'MOVE_TO_SECURE_FACILITY': 'MOVE_TO_SECURE', 'SECURE_FACILITY_ONLY': 'SECURE_FACILITY', '': 'UNANSWERED'}"/>

  <xsl:template match="/"><xsl:apply-templates select="ClearanceAdvice"/></xsl:template>

  <xsl:template match="ClearanceAdvice">
    <xsl:call-template name="notification">
      <xsl:with-param name="function" select="'11'"/>
      <xsl:with-param name="issued" select="IssueDateTime"/>
      <xsl:with-param name="content" as="element()+">
        <xsl:sequence select="f:statement('ZAD', AdviceCode, Text, (), ()),
                              f:statement('ZCI', (), CaseID, (), ()),
                              f:statement('ZAN', (), AdviceNumber, (), ()),
                              f:statement('ZPV', (), PolicyVersion, (), ()),
                              f:statement('ZCU', CustodyCode/f:code(.), (), (), ()),
                              f:statement('ZDC', Reference/DeclarantIdentifier/TypeCode[string-length() le 17], Reference/DeclarantIdentifier/ID, (), ())"/>
        <xsl:apply-templates select="Line, Blocker, Obligation, Basis, Reference"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="Line">
    <xsl:sequence select="f:statement('ZLA', AdviceCode, (), (), f:pointer('68A', SequenceNumeric)),
                          f:statement('ZLU', CustodyCode/f:code(.), (), (), f:pointer('68A', SequenceNumeric))"/>
  </xsl:template>

  <xsl:template match="Blocker">
    <xsl:variable name="pointers" select="f:pointer('68A', SequenceNumeric), f:pointer('03A', 1 + count(preceding-sibling::Blocker))"/>
    <xsl:sequence select="f:statement('ZBL', f:code(DispositionCode), PartnerID, UntilDateTime, $pointers),
                          f:statement('ZBR', (), string-join((ReasonCode, ReasonText), ': '), (), $pointers),
                          f:statement('ZBS', (), ResolutionText, (), $pointers),
                          f:statement('ZBK', BlockerCode, (), (), $pointers),
                          f:statement('ZBF', (), ReferralID, (), $pointers),
                          f:statement('ZBC', (), ControlID, (), $pointers),
                          f:statement('ZBP', (), PermitID, (), $pointers),
                          f:statement('ZBT', (), SinceDateTime, (), $pointers)"/>
  </xsl:template>

  <xsl:template match="Obligation">
    <xsl:variable name="pointers" select="f:pointer('68A', SequenceNumeric), f:pointer('03A', 1 + count(preceding-sibling::Obligation))"/>
    <xsl:sequence select="f:statement('ZOB', (), Text, UntilDateTime, $pointers),
                          f:statement('ZOP', (), PartnerID, (), $pointers),
                          f:statement('ZOI', (), ObligationID, (), $pointers),
                          f:statement('ZOT', (), SinceDateTime, (), $pointers)"/>
  </xsl:template>

  <xsl:template match="Basis">
    <xsl:variable name="pointers" select="f:pointer('68A', SequenceNumeric), f:pointer('03A', 1 + count(preceding-sibling::Basis))"/>
    <xsl:sequence select="f:statement('ZGB', f:code(DispositionCode), PartnerID, (), $pointers),
                          f:statement('ZGK', BlockerCode, (), (), $pointers),
                          f:statement('ZGM', (), MessageID, (), $pointers),
                          f:statement('ZGT', (), EventDateTime, (), $pointers)"/>
  </xsl:template>

  <!-- A code has at most 17 characters. -->
  <xsl:function name="f:code" as="xs:string">
    <xsl:param name="code" as="element()?"/>
    <xsl:sequence select="($shorter(string($code)), string($code))[1]"/>
  </xsl:function>

  <xsl:template match="Reference">
    <Declaration>
      <xsl:apply-templates select="LRN, MRN, ../DeclarationVersionID"/>
    </Declaration>
  </xsl:template>
  <xsl:template match="LRN"><FunctionalReferenceID><xsl:value-of select="."/></FunctionalReferenceID></xsl:template>
  <xsl:template match="MRN"><ID><xsl:value-of select="."/></ID></xsl:template>
  <xsl:template match="DeclarationVersionID"><VersionID><xsl:value-of select="."/></VersionID></xsl:template>
</xsl:stylesheet>
