<?xml version="1.0" encoding="UTF-8"?>
<!-- What all maps from TVINN share: times, and how a refusal names its place. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xmlns="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <!-- Formats 102 (a day, from midnight UTC) and 204 (a time in UTC). -->
  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="segment" as="element(s:DTM)"/>
    <xsl:variable name="written" select="$segment/c:DTM01/e:DTM01-02"/>
    <xsl:variable name="full" select="if ($segment/c:DTM01/e:DTM01-03 = '102') then $written || '000000' else string($written)"/>
    <xsl:variable name="time" select="replace($full, '^(....)(..)(..)(..)(..)(..)$', '$1-$2-$3T$4:$5:$6Z')"/>
    <xsl:if test="not($time castable as xs:dateTime)"><xsl:sequence select="f:refuse($written, 'This is no time: ' || $written)"/></xsl:if>
    <xsl:sequence select="$time"/>
  </xsl:function>

  <!-- A text in as many pieces as its segments have. -->
  <xsl:function name="f:text" as="xs:string">
    <xsl:param name="segments" as="element(s:FTX)*"/>
    <xsl:sequence select="string-join($segments/c:FTX04/*)"/>
  </xsl:function>

  <xsl:function name="f:reference" as="xs:string?">
    <xsl:param name="message" as="element()"/>
    <xsl:param name="qualifier" as="xs:string"/>
    <xsl:sequence select="($message//s:RFF/c:RFF01[e:RFF01-01 = $qualifier]/e:RFF01-02 ! string())[1]"/>
  </xsl:function>

  <!-- The message is refused; the place is the element itself, so that the sender learns its segment. -->
  <xsl:function name="f:refuse" as="item()*">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="reason" as="xs:string"/>
    <xsl:sequence select="error(QName('urn:exchangehub:map', 'RULE_BROKEN'), $reason, $place)"/>
  </xsl:function>
</xsl:stylesheet>
