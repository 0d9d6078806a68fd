<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps share: the messages and their order (codelists/messages.csv), and times as the repository writes them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:eu-ics2-repository:functions" exclude-result-prefixes="xs f">

  <xsl:param name="codelists" as="map(*)" select="map{}"/>

  <xsl:variable name="acknowledgement" select="'http://ccn2.ec.eu/CCN2.Service.Platform.Acknowledgement.Schema'"/>
  <xsl:variable name="ccn2" select="'CCN2'"/>
  <xsl:variable name="hub" select="'NES.NO'"/>

  <!-- Data services answer within the call; business services say nothing. -->
  <xsl:function name="f:answers" as="xs:boolean">
    <xsl:param name="service" as="xs:string"/>
    <xsl:sequence select="ends-with($service, 'DS')"/>
  </xsl:function>

  <!-- The namespace of a service's messages. -->
  <xsl:function name="f:namespace" as="xs:string">
    <xsl:param name="service" as="xs:string"/>
    <xsl:sequence select="'http://xmlns.ec.eu/' || (if (f:answers($service)) then 'DataService' else 'BusinessActivityService') || '/ICS/I' || $service || '/V2'"/>
  </xsl:function>

  <!-- In UTC, to the second. -->
  <xsl:function name="f:time" as="xs:string">
    <xsl:param name="time" as="xs:string"/>
    <xsl:sequence select="format-dateTime(adjust-dateTime-to-timezone(xs:dateTime($time), xs:dayTimeDuration('PT0S')), '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]Z')"/>
  </xsl:function>

  <!-- Elements in this order; others after them. -->
  <xsl:function name="f:ordered" as="element()*">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="order" as="xs:string*"/>
    <xsl:sequence select="sort($elements, (), function($e) {(index-of($order, local-name($e)), 999)[1]})"/>
  </xsl:function>
</xsl:stylesheet>
