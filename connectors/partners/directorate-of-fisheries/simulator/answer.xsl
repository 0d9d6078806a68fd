<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated directorate answers a catch check: a bluefin tuna without a catch document is held, all other catches are lawful. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns:f="urn:exchangehub:partner:directorate-of-fisheries:functions"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>

  <xsl:variable name="words" select="map{
      'lawful': ('FD-00', 'No objection'),
      'document-missing': ('FD-11', 'Bluefin tuna needs a catch document')}"/>

  <xsl:template match="/map[string[@key = 'type'] = 'catch-check']">
    <s:reply>
      <xsl:sequence select="f:note('referral', .)"/>
      <s:answer xsl:inherit-namespaces="no">
        <map>
          <string key="type">catch-verdict</string>
          <xsl:copy-of select="*[@key = ('reference', 'version')]"/>
          <string key="decided"><xsl:value-of select="$now"/></string>
          <map key="verdicts"><xsl:apply-templates select="map[@key = 'catches']/map"/></map>
        </map>
      </s:answer>
    </s:reply>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'type'] = 'catch-check-withdrawn']">
    <s:reply><xsl:sequence select="f:note('withdrawal', .)"/></s:reply>
  </xsl:template>

  <xsl:template match="map[@key = 'catches']/map">
    <xsl:variable name="documented" select="array[@key = 'documents']/map/string[@key = 'kind'] = 'FD'"/>
    <xsl:variable name="verdict" select="if (starts-with(string[@key = 'commodity'], '030235') and not($documented)) then 'document-missing' else 'lawful'"/>
    <map key="{@key}">
      <string key="verdict"><xsl:value-of select="$verdict"/></string>
      <string key="code"><xsl:value-of select="$words($verdict)[1]"/></string>
      <string key="remark"><xsl:value-of select="$words($verdict)[2]"/></string>
      <xsl:if test="$verdict = 'document-missing'"><array key="missing"><string>FD</string></array></xsl:if>
    </map>
  </xsl:template>

  <xsl:function name="f:note" as="element(s:note)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="message" as="element(map)"/>
    <s:note kind="{$kind}" case="{$message/*[@key = 'case']}" reference="{$message/*[@key = 'reference']}" number="{$message/*[@key = 'version']}"/>
  </xsl:function>
</xsl:stylesheet>
