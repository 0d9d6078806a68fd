<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps to the directorate share: a member for a value that is there, the head of a message, the names of a declaration. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:directorate-of-fisheries:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:function name="f:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><string key="{$key}"><xsl:value-of select="$value"/></string></xsl:if>
  </xsl:function>

  <xsl:function name="f:head" as="element()+">
    <xsl:param name="message" as="element()"/>
    <xsl:sequence select="f:text('reference', $message/ReferralID)"/>
    <number key="version"><xsl:value-of select="$message/VersionID"/></number>
    <xsl:sequence select="f:text('case', $message/CaseID), f:text('issued', $message/IssueDateTime)"/>
  </xsl:function>

  <xsl:function name="f:declaration" as="element()">
    <xsl:param name="named" as="element()"/>
    <array key="declaration">
      <xsl:for-each select="$named/LRN, $named/MRN"><string><xsl:value-of select="."/></string></xsl:for-each>
    </array>
  </xsl:function>
</xsl:stylesheet>
