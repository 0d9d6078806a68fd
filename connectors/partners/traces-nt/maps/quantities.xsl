<?xml version="1.0" encoding="UTF-8"?>
<!-- Quantities of the port: units convert within mass, volume and pieces, never between them; nothing without a unit counts. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:traces-nt:quantities" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"
                exclude-result-prefixes="#all">

  <xsl:variable name="sizes" as="map(xs:string, map(xs:string, xs:decimal))" select="map{
      'mass': map{'MGM': 0.001, 'GRM': 1.0, 'HGM': 100.0, 'KGM': 1000.0, 'DTN': 100000.0, 'TNE': 1000000.0, 'KTN': 1000000000.0},
      'volume': map{'MLT': 0.001, 'CLT': 0.01, 'DLT': 0.1, 'LTR': 1.0, 'HLT': 100.0, 'MTQ': 1000.0},
      'pieces': map{'H87': 1.0, 'NAR': 1.0}}"/>

  <!-- A quantity in another unit; nothing where they do not convert. -->
  <xsl:function name="f:in" as="xs:decimal?">
    <xsl:param name="quantity" as="xs:decimal"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="wanted" as="xs:string"/>
    <xsl:variable name="dimension" select="map:keys($sizes)[map:contains($sizes(.), $unit) and map:contains($sizes(.), $wanted)]" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:sequence select="if ($unit = $wanted) then $quantity
                          else if (exists($dimension)) then $quantity * $sizes($dimension)($unit) div $sizes($dimension)($wanted) else ()"/>
  </xsl:function>

  <!-- Pieces are NAR at the hub and H87 at the port. -->
  <xsl:function name="f:unit-here" as="xs:string"><xsl:param name="unit"/><xsl:sequence select="if ($unit = 'H87') then 'NAR' else string($unit)"/></xsl:function>
  <xsl:function name="f:unit-there" as="xs:string"><xsl:param name="unit"/><xsl:sequence select="if ($unit = 'NAR') then 'H87' else string($unit)"/></xsl:function>

  <!-- The numbers of the certificate's lines of which the port says anything. -->
  <xsl:function name="f:lines" as="xs:integer*">
    <xsl:param name="summary" as="element()"/>
    <xsl:sequence select="sort(distinct-values($summary/*/b:SwSupportingDocument/b:CertificateLineNumber/xs:integer(.)))"/>
  </xsl:function>

  <!-- The unit of a line: that of what is available, else of the first that is taken. -->
  <xsl:function name="f:unit" as="xs:string">
    <xsl:param name="summary" as="element()"/>
    <xsl:param name="line" as="xs:integer"/>
    <xsl:sequence select="string(($summary/b:AvailableQuantity, $summary/*)/b:SwSupportingDocument[xs:integer(b:CertificateLineNumber) = $line]/b:UnitOfMeasure => head())"/>
  </xsl:function>

  <!-- The sum of entries in the unit of their line; nothing where one does not convert. -->
  <xsl:function name="f:sum" as="xs:decimal?">
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="unit" as="xs:string"/>
    <xsl:variable name="amounts" select="for $one in $entries/b:SwSupportingDocument return f:in(xs:decimal($one/b:Quantity), $one/b:UnitOfMeasure, $unit)"/>
    <xsl:sequence select="if (count($amounts) = count($entries)) then sum($amounts, 0.0) else ()"/>
  </xsl:function>

  <xsl:function name="f:of-line" as="element()*">
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="line" as="xs:integer"/>
    <xsl:sequence select="$entries[xs:integer(b:SwSupportingDocument/b:CertificateLineNumber) = $line]"/>
  </xsl:function>

  <!-- Whether any entry of a line is in a unit that does not convert to the line's. -->
  <xsl:function name="f:mixes" as="xs:boolean">
    <xsl:param name="summary" as="element()"/>
    <xsl:sequence select="some $line in f:lines($summary) satisfies empty(f:sum(f:of-line($summary/*, $line), f:unit($summary, $line)))"/>
  </xsl:function>

  <!-- A typed reference of a declaration, as the hub writes it: the characters alone say nothing. -->
  <xsl:function name="f:declaration" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="if ($entry/b:MRN) then 'MRN:' || $entry/b:MRN else 'LRN:::' || $entry/b:LRN"/>
  </xsl:function>
</xsl:stylesheet>
