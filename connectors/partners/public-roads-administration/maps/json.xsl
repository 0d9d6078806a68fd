<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps to the vehicle register share: a member for a value that is there, and the head of a case. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:public-roads-administration:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:function name="f:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><string key="{$key}"><xsl:value-of select="$value"/></string></xsl:if>
  </xsl:function>

  <xsl:function name="f:case" as="element()">
    <xsl:param name="message" as="element()"/>
    <map key="sak">
      <xsl:sequence select="f:text('referanse', $message/ReferralID)"/>
      <number key="versjon"><xsl:value-of select="$message/VersionID"/></number>
      <xsl:sequence select="f:text('tollsak', $message/CaseID), f:text('sendt', $message/IssueDateTime),
                            f:text('svarfrist', $message/ResponseDueDateTime)"/>
    </map>
  </xsl:function>
</xsl:stylesheet>
