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
    ZDC  the declarant             StatementCode the type of the identifier where it fits, StatementDescription the identifier
    ZLA  advice for a line         StatementCode the advice code; the pointer 68A is the goods item
    ZBL  who blocks a line         StatementCode the disposition (MOVE_TO_SECURE for MOVE_TO_SECURE_FACILITY, UNANSWERED where there is none),
                                   StatementDescription the agency, LimitDateTime until when, where known
    ZBR  its reason                StatementDescription the agency's own code and words
    ZBS  what resolves it          StatementDescription in words
    ZBF  the referral              StatementDescription the hub's id of the referral
    ZBT  since when it blocks      StatementDescription the time
  Statements about the same blocker have the same pointers: 68A the goods item, 03A the number of the blocker in this advice.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns="urn:wco:datamodel:WCO:RES-DMS:2" xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:include href="notification.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="shorter" select="map{'MOVE_TO_SECURE_FACILITY': 'MOVE_TO_SECURE', '': 'UNANSWERED'}"/>

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
                              f:statement('ZDC', Reference/DeclarantIdentifier/TypeCode[string-length() le 17], Reference/DeclarantIdentifier/ID, (), ())"/>
        <xsl:apply-templates select="Line, Blocker, Reference"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="Line">
    <xsl:sequence select="f:statement('ZLA', AdviceCode, (), (), f:pointer('68A', SequenceNumeric))"/>
  </xsl:template>

  <xsl:template match="Blocker">
    <xsl:variable name="pointers" select="f:pointer('68A', SequenceNumeric), f:pointer('03A', 1 + count(preceding-sibling::Blocker))"/>
    <xsl:variable name="disposition" select="string(DispositionCode)"/>
    <xsl:sequence select="f:statement('ZBL', ($shorter($disposition), $disposition)[1], PartnerID, UntilDateTime, $pointers),
                          f:statement('ZBR', (), string-join((ReasonCode, ReasonText), ': '), (), $pointers),
                          f:statement('ZBS', (), ResolutionText, (), $pointers),
                          f:statement('ZBF', (), ReferralID, (), $pointers),
                          f:statement('ZBT', (), SinceDateTime, (), $pointers)"/>
  </xsl:template>

  <xsl:template match="Reference">
    <Declaration>
      <xsl:apply-templates select="LRN, MRN, ../DeclarationVersionID"/>
    </Declaration>
  </xsl:template>
  <xsl:template match="LRN"><FunctionalReferenceID><xsl:value-of select="."/></FunctionalReferenceID></xsl:template>
  <xsl:template match="MRN"><ID><xsl:value-of select="."/></ID></xsl:template>
  <xsl:template match="DeclarationVersionID"><VersionID><xsl:value-of select="."/></VersionID></xsl:template>
</xsl:stylesheet>
