<?xml version="1.0" encoding="UTF-8"?>
<!--
  Recall to WCO Response.

  FunctionCode                     12: acted upon, with the statement ZRN that it is a recall
  Declaration                      FunctionalReferenceID the LRN, ID the MRN where known
  AdditionalInformation            one for each statement, told apart by StatementTypeCode:
    ZRN  the recall                StatementDescription the hub's id of it, LimitDateTime the end of the conditional period
    ZCI  the case                  StatementDescription the hub's id of the case
    ZAN  the advice with it        StatementDescription the number of the advice
    ZRL  when released             StatementDescription the time
    ZDC  the declarant             StatementCode the type of the identifier where it fits, StatementDescription the identifier
    ZRP  who recalls a line        StatementDescription the agency; ZRR its own code and words; ZRE when it decided
  Statements about the same line have the same pointers: 68A the goods item, 03A its number in this recall.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:wco:datamodel:WCO:RES-DMS:2"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:include href="notification.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/"><xsl:apply-templates select="Recall"/></xsl:template>

  <xsl:template match="Recall">
    <xsl:call-template name="notification">
      <xsl:with-param name="function" select="'12'"/>
      <xsl:with-param name="issued" select="IssueDateTime"/>
      <xsl:with-param name="content" as="element()+">
        <xsl:sequence select="f:statement('ZRN', (), RecallID, ConditionalUntilDateTime, ()),
                              f:statement('ZCI', (), CaseID, (), ()),
                              f:statement('ZAN', (), AdviceNumber, (), ()),
                              f:statement('ZRL', (), ReleasedDateTime, (), ()),
                              f:statement('ZDC', Reference/DeclarantIdentifier/TypeCode[string-length() le 17], Reference/DeclarantIdentifier/ID, (), ())"/>
        <xsl:apply-templates select="Line, Reference"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="Line">
    <xsl:variable name="pointers" select="f:pointer('68A', SequenceNumeric), f:pointer('03A', 1 + count(preceding-sibling::Line))"/>
    <xsl:sequence select="f:statement('ZRP', (), PartnerID, (), $pointers),
                          f:statement('ZRR', (), string-join((ReasonCode, ReasonText), ': '), (), $pointers),
                          f:statement('ZRE', (), EventDateTime, (), $pointers)"/>
  </xsl:template>

  <xsl:template match="Reference">
    <Declaration><xsl:apply-templates select="LRN, MRN"/></Declaration>
  </xsl:template>
  <xsl:template match="LRN"><FunctionalReferenceID><xsl:value-of select="."/></FunctionalReferenceID></xsl:template>
  <xsl:template match="MRN"><ID><xsl:value-of select="."/></ID></xsl:template>
</xsl:stylesheet>
