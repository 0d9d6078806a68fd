<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps to the quota system share: a member for a value that is there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:agriculture-tariff-quotas:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

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
