<?xml version="1.0" encoding="UTF-8"?>
<!-- What all maps from WCO documents share: times, and how a refusal names its place. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="time" select="'^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d)$'"/>

  <!-- Format 304, for example 20240425090243+01. Format 102 is a date alone: its day begins at midnight, UTC. -->
  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="string" as="element()"/>
    <xsl:variable name="written" select="normalize-space($string)"/>
    <xsl:variable name="full" select="if (matches($written, '^\d{8}$')) then $written || '000000Z' else $written"/>
    <xsl:if test="not(matches($full, $time))">
      <xsl:sequence select="f:refuse($string, 'A time is written as 20240425090243Z, 20240425090243+01 or 20240425')"/>
    </xsl:if>
    <xsl:variable name="offset" select="replace($full, $time, '$7')"/>
    <xsl:sequence select="replace($full, $time, '$1-$2-$3T$4:$5:$6') || (if ($offset = 'Z') then 'Z' else $offset || ':00')"/>
  </xsl:function>

  <xsl:function name="f:date" as="xs:string">
    <xsl:param name="string" as="element()"/>
    <xsl:sequence select="substring(f:time($string), 1, 10)"/>
  </xsl:function>

  <!-- A message of the hub says one thing: two notifications in one document would leave one unread. -->
  <xsl:function name="f:only" as="element()">
    <xsl:param name="responses" as="element()+"/>
    <xsl:if test="$responses[2]">
      <xsl:sequence select="f:refuse($responses[2], 'Each notification comes in a MetaData of its own')"/>
    </xsl:if>
    <xsl:sequence select="$responses[1]"/>
  </xsl:function>

  <!-- The message is refused; the place is the element itself, so that the sender learns its line and path. -->
  <xsl:function name="f:refuse" as="item()*">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="reason" as="xs:string"/>
    <xsl:sequence select="error(QName('urn:exchangehub:map', 'RULE_BROKEN'), $reason, $place)"/>
  </xsl:function>
</xsl:stylesheet>
