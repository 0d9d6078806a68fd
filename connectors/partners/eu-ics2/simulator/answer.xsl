<?xml version="1.0" encoding="UTF-8"?>
<!--
  The simulated trader interface. A filing is answered with R01 and, by what it says of the goods: chapter 93 with Q01, chapters 22 and
  24 with Q02, and all others with N03; a filing whose LRN begins with BAD with N99. A is answered with N10, R02 and R03 with N03, Q04 with R07, N06 with R04
  and for chapters 22 and 24 with N08, Q05 with R08. The MRN follows from the LRN.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns="urn:wco:datamodel:eu:ics2:2" xmlns:f="urn:exchangehub:partner:eu-ics2:functions"
                xpath-default-namespace="urn:wco:datamodel:eu:ics2:2" exclude-result-prefixes="xs f">

  <xsl:param name="now" as="xs:string"/>
  <xsl:param name="answer-id" as="xs:string"/>

  <xsl:variable name="message" select="/*"/>
  <xsl:variable name="type" select="local-name($message)"/>
  <xsl:variable name="lrn" select="string($message/LRN)"/>
  <xsl:variable name="mrn" select="if ($message/MRN) then string($message/MRN) else f:mrn($lrn)"/>
  <xsl:variable name="goods" select="$message//harmonizedSystemSubHeadingCode"/>

  <xsl:template match="/">
    <s:reply>
      <s:note kind="notice" reference="{$mrn}" code="{$type}"/>
      <xsl:for-each select="f:answers()">
        <s:answer><xsl:call-template name="answer"><xsl:with-param name="of" select="."/></xsl:call-template></s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string*">
    <xsl:choose>
      <xsl:when test="starts-with($type, 'IE3F') and starts-with($lrn, 'BAD')"><xsl:sequence select="'IE3N99'"/></xsl:when>
      <xsl:when test="starts-with($type, 'IE3F')">
        <xsl:sequence select="'IE3R01', if ($goods[starts-with(., '93')]) then 'IE3Q01' else if ($goods[matches(., '^(22|24)')]) then 'IE3Q02' else 'IE3N03'"/>
      </xsl:when>
      <xsl:when test="starts-with($type, 'IE3A')"><xsl:sequence select="'IE3N10'"/></xsl:when>
      <xsl:when test="$type = ('IE3R02', 'IE3R03')"><xsl:sequence select="'IE3N03'"/></xsl:when>
      <xsl:when test="$type = 'IE3Q04'"><xsl:sequence select="'IE3R07'"/></xsl:when>
      <xsl:when test="$type = 'IE3Q05'"><xsl:sequence select="'IE3R08'"/></xsl:when>
      <xsl:when test="$type = 'IE3N06'"><xsl:sequence select="'IE3R04', 'IE3N08'[$goods[matches(., '^(22|24)')]]"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:template name="answer">
    <xsl:param name="of" as="xs:string"/>
    <xsl:element name="{$of}">
      <functionalReference><xsl:value-of select="$message/functionalReference"/></functionalReference>
      <xsl:element name="{if (starts-with($of, 'IE3R')) then 'registrationDate' else 'notificationDate'}"><DateTime><xsl:value-of select="$now"/></DateTime></xsl:element>
      <xsl:if test="$of = 'IE3R01'"><LRN><xsl:value-of select="$lrn"/></LRN></xsl:if>
      <xsl:if test="$of != 'IE3N99'"><MRN><xsl:value-of select="$mrn"/></MRN></xsl:if>
      <xsl:if test="$of = 'IE3R01'"><declarant><identificationNumber><xsl:value-of select="$message/declarant/identificationNumber"/></identificationNumber></declarant></xsl:if>
      <xsl:choose>
        <xsl:when test="$of = 'IE3N99'"><error><description>Said by the simulator</description><validationCode>20001</validationCode><pointer><messageElementPath>/LRN</messageElementPath></pointer></error></xsl:when>
        <xsl:when test="$of = 'IE3Q02'"><additionalInformationRequest><text>Say more about the goods</text></additionalInformationRequest></xsl:when>
        <xsl:when test="$of = 'IE3N08'"><control><type>10</type></control></xsl:when>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:function name="f:mrn" as="xs:string">
    <xsl:param name="lrn" as="xs:string"/>
    <xsl:variable name="digits" select="'0000000000000' || replace(string-join(string-to-codepoints($lrn) ! string(.)), '[^0-9]', '')"/>
    <xsl:sequence select="substring($now, 3, 2) || 'EU' || substring($digits, string-length($digits) - 12) || '7'"/>
  </xsl:function>
</xsl:stylesheet>
