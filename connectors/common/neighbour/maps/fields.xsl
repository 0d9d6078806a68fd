<?xml version="1.0" encoding="UTF-8"?>
<!-- Which fields may pass: codelists/fields.csv lists them from below the notice, one way and the other. What stands below a listed field passes with it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:f="urn:exchangehub:partner:neighbour:functions" exclude-result-prefixes="#all">

  <xsl:param name="codelists" as="map(*)" select="map{}"/>

  <xsl:function name="f:listed" as="xs:string*">
    <xsl:param name="way" as="xs:string"/>
    <xsl:sequence select="map:keys($codelists?fields) ! string()[$codelists?fields(.)($way) = 'x']"/>
  </xsl:function>

  <!-- The field itself is listed, or one that it stands below. -->
  <xsl:function name="f:passes" as="xs:boolean">
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="listed" as="xs:string*"/>
    <xsl:sequence select="some $field in $listed satisfies ($path = $field or starts-with($path, $field || '/'))"/>
  </xsl:function>

  <!-- A listed field stands below it. -->
  <xsl:function name="f:leads" as="xs:boolean">
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="listed" as="xs:string*"/>
    <xsl:sequence select="some $field in $listed satisfies starts-with($field, $path || '/')"/>
  </xsl:function>
</xsl:stylesheet>
