<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to "Question" (ASKED). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Referral">
    <map>
      <xsl:sequence select="f:text('question', ReferralID), f:number('version', VersionID)"/>
      <string key="event">ASKED</string>
      <xsl:sequence select="f:text('case', CaseID), f:text('role', RoleCode), f:text('time', IssueDateTime), f:text('answerBy', ResponseDueDateTime)"/>
      <xsl:apply-templates select="Declaration"/>
      <array key="lines"><xsl:apply-templates select="Declaration/GoodsItem"/></array>
    </map>
  </xsl:template>

  <xsl:template match="Declaration">
    <map key="declaration">
      <xsl:sequence select="f:text('lrn', LRN), f:text('mrn', MRN), f:text('direction', DirectionCode)"/>
      <map key="declarant">
        <xsl:sequence select="f:text('id', Declarant/Identifier[1]/ID), f:text('name', Declarant/Name)"/>
      </map>
      <xsl:sequence select="f:text('from', ExportCountryCode), f:text('to', DestinationCountryCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <map>
      <xsl:sequence select="f:number('number', SequenceNumeric), f:text('goods', CommodityCode), f:text('description', Description),
                            f:text('origin', OriginCountryCode), f:text('grossMass', GrossMassMeasure), f:text('netMass', NetMassMeasure)"/>
      <xsl:where-populated><array key="documents"><xsl:apply-templates select="SupportingDocument"/></array></xsl:where-populated>
      <array key="grounds"><xsl:apply-templates select="/Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/></array>
    </map>
  </xsl:template>

  <xsl:template match="SupportingDocument"><map><xsl:sequence select="f:text('type', TypeCode), f:text('id', ID)"/></map></xsl:template>

  <xsl:template match="Ground"><string><xsl:value-of select="Text"/></string></xsl:template>

  <xsl:function name="f:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><string key="{$key}"><xsl:value-of select="$value"/></string></xsl:if>
  </xsl:function>

  <xsl:function name="f:number" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><number key="{$key}"><xsl:value-of select="$value"/></number></xsl:if>
  </xsl:function>
</xsl:stylesheet>
