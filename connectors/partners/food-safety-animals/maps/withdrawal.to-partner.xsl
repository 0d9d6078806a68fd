<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to "Sak" (TRUKKET). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:food-safety-animals:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="reasons" select="map{'CANCELLED': 'KANSELLERT', 'NOT_CONCERNED': 'IKKE_BERORT'}"/>

  <xsl:template match="/Withdrawal">
    <map>
      <xsl:sequence select="f:text('sakId', ReferralID)"/>
      <number key="versjon"><xsl:value-of select="VersionID"/></number>
      <string key="hendelse">TRUKKET</string>
      <xsl:sequence select="f:text('tollsakId', CaseID), f:text('tidspunkt', IssueDateTime)"/>
      <string key="arsak"><xsl:value-of select="$reasons(string(ReasonCode))"/></string>
      <xsl:sequence select="f:text('begrunnelse', ReasonText)"/>
      <xsl:apply-templates select="Reference"/>
    </map>
  </xsl:template>

  <xsl:template match="Reference">
    <map key="deklarasjon">
      <xsl:sequence select="f:text('mrn', MRN), f:text('lrn', LRN)"/>
      <xsl:for-each select="DeclarantIdentifier">
        <map key="deklarant">
          <array key="identiteter">
            <map><xsl:sequence select="f:text('id', ID), f:text('type', TypeCode)"/></map>
          </array>
        </map>
      </xsl:for-each>
    </map>
  </xsl:template>

  <xsl:function name="f:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><string key="{$key}"><xsl:value-of select="$value"/></string></xsl:if>
  </xsl:function>
</xsl:stylesheet>
