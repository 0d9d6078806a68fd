<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps to TVINN share: an interchange of one message, in syntax 3 and ISO 8859-1, and its segments from plain values. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:array="http://www.w3.org/2005/xpath-functions/array"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>

  <xsl:param name="control-number" as="xs:string"/>

  <!-- The number of the delivery: by it the receiver's CONTRL is known. -->
  <xsl:variable name="reference" select="format-number(xs:integer($control-number), '00000000000000')"/>

  <xsl:function name="f:interchange" as="element()">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="body" as="element()*"/>
    <l:INTERCHANGE>
      <xsl:sequence select="f:segment('UNB', (['UNOC', '3'], ['HUB', 'ZZZ'], ['TVINN', 'ZZZ'],
                                [f:written($now, '[Y01][M01][D01]'), f:written($now, '[H01][m01]')], $reference))"/>
      <l:TRANSACTION>
        <xsl:sequence select="f:segment('UNH', ('1', [$type, '1', '902', 'UN'])), $body, f:segment('UNT', (string(count($body) + 2), '1'))"/>
      </l:TRANSACTION>
      <xsl:sequence select="f:segment('UNZ', ('1', $reference))"/>
    </l:INTERCHANGE>
  </xsl:function>

  <!-- Elements are strings, or arrays of their components; what is empty at the end is left out. -->
  <xsl:function name="f:segment" as="element()">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="elements" as="item()*"/>
    <xsl:variable name="filled" select="for $place in 1 to count($elements) return $place[string-join(array:flatten($elements[$place])) ne '']"/>
    <xsl:element name="s:{$tag}">
      <xsl:for-each select="$elements[position() le max($filled)]">
        <xsl:variable name="name" select="$tag || format-number(position(), '00')"/>
        <xsl:choose>
          <xsl:when test=". instance of array(*)"><xsl:sequence select="f:composite($name, .)"/></xsl:when>
          <xsl:otherwise><xsl:element name="e:{$name}"><xsl:value-of select="f:latin(.)"/></xsl:element></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:element>
  </xsl:function>

  <xsl:function name="f:composite" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="components" as="array(*)"/>
    <xsl:variable name="filled" select="for $place in 1 to array:size($components) return $place[string($components($place)) ne '']"/>
    <xsl:element name="c:{$name}">
      <xsl:for-each select="1 to xs:integer((max($filled), 0)[1])">
        <xsl:element name="e:{$name}-{format-number(., '00')}"><xsl:value-of select="f:latin($components(.))"/></xsl:element>
      </xsl:for-each>
    </xsl:element>
  </xsl:function>

  <!-- ISO 8859-1 has no letters of the East and no typographer's signs: a letter loses its mark, what can not be told otherwise becomes a question mark. -->
  <xsl:function name="f:latin" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="plain" select="translate(replace($text, '\s', ' '), 'ŁłĐđŒœ‘’“”–—', 'LlDdOo''''&quot;&quot;--')"/>
    <xsl:sequence select="string-join(string-to-codepoints($plain) ! (if (. le 255) then codepoints-to-string(.) else
                              replace(replace(normalize-unicode(codepoints-to-string(.), 'NFD'), '\p{M}', ''), '[^&#x20;-&#xFF;]', '?')))"/>
  </xsl:function>

  <!-- A text of any length: five pieces of 512 characters in each segment. -->
  <xsl:function name="f:text" as="element()*">
    <xsl:param name="qualifier" as="xs:string"/>
    <xsl:param name="text" as="xs:string?"/>
    <xsl:for-each select="if ($text) then 0 to (string-length($text) - 1) idiv 2560 else ()">
      <xsl:variable name="from" select=". * 2560"/>
      <xsl:sequence select="f:segment('FTX', ($qualifier, '', '', array{(0 to 4) ! substring($text, $from + . * 512 + 1, 512)}))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:reference" as="element()?">
    <xsl:param name="qualifier" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><xsl:sequence select="f:segment('RFF', [$qualifier, string($value)])"/></xsl:if>
  </xsl:function>

  <xsl:function name="f:declaration" as="element()*">
    <xsl:param name="reference" as="element()"/>
    <xsl:for-each select="$reference/DeclarantIdentifier"><xsl:sequence select="f:segment('NAD', ('DT', [string(ID), string(TypeCode)]))"/></xsl:for-each>
    <xsl:sequence select="f:reference('ABE', $reference/LRN), f:reference('ABT', $reference/MRN)"/>
  </xsl:function>

  <xsl:function name="f:time" as="element()?">
    <xsl:param name="qualifier" as="xs:string"/>
    <xsl:param name="time" as="element()?"/>
    <xsl:if test="$time"><xsl:sequence select="f:segment('DTM', [$qualifier, f:stamp($time), '204'])"/></xsl:if>
  </xsl:function>

  <xsl:function name="f:stamp" as="xs:string?">
    <xsl:param name="time" as="element()?"/>
    <xsl:sequence select="$time ! f:written(., '[Y0001][M01][D01][H01][m01][s01]')"/>
  </xsl:function>

  <xsl:function name="f:written" as="xs:string">
    <xsl:param name="time" as="xs:string"/>
    <xsl:param name="picture" as="xs:string"/>
    <xsl:sequence select="format-dateTime(adjust-dateTime-to-timezone(xs:dateTime($time), xs:dayTimeDuration('PT0S')), $picture)"/>
  </xsl:function>
</xsl:stylesheet>
