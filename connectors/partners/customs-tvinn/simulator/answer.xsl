<?xml version="1.0" encoding="UTF-8"?>
<!--
  How the simulated TVINN understands the CUSRES of the hub, and acknowledges each interchange by CONTRL: that its syntax is accepted. What it sends of its
  own accord is in declarations/.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sim="urn:exchangehub:simulator"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <xsl:param name="answer-id" as="xs:string"/>

  <xsl:variable name="kinds" select="map{'ADVICE': 'clearance-advice', 'RECALL': 'recall', 'REFUSAL': 'refusal'}"/>

  <xsl:template match="/l:INTERCHANGE">
    <xsl:variable name="message" select="l:TRANSACTION"/>
    <xsl:variable name="named" select="string($message//e:BGM01-04)"/>
    <xsl:variable name="number" select="string(($message//e:BGM02-01, $message//e:BGM02)[1])"/>
    <sim:reply>
      <sim:note kind="{$kinds($named)}" reference="{if ($named = 'REFUSAL') then (f:reference($message, 'ACW'), $number)[1] else $number}">
        <xsl:if test="$named = 'ADVICE'"><xsl:attribute name="case" select="$number"/></xsl:if>
        <xsl:if test="$named = 'RECALL'"><xsl:attribute name="case" select="f:reference($message, 'ZCI')"/></xsl:if>
        <xsl:if test="$message//e:BGM02-02"><xsl:attribute name="number" select="$message//e:BGM02-02"/></xsl:if>
        <xsl:if test="$named = 'ADVICE'"><xsl:attribute name="code" select="$message//s:GEI[e:GEI01 = 'ZAD']//e:GEI02-04"/></xsl:if>
        <xsl:if test="$named = 'REFUSAL'"><xsl:attribute name="code" select="string-join(($message//s:FTX[e:FTX01 = 'ZRC'])[1]/*[position() gt 1])"/></xsl:if>
      </sim:note>
      <sim:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:acknowledgement(.)"/></sim:answer>
    </sim:reply>
  </xsl:template>

  <xsl:function name="f:reference" as="xs:string?">
    <xsl:param name="message" as="element()"/>
    <xsl:param name="qualifier" as="xs:string"/>
    <xsl:sequence select="($message//s:RFF/c:RFF01[e:RFF01-01 = $qualifier]/e:RFF01-02 ! string())[1]"/>
  </xsl:function>

  <xsl:function name="f:acknowledgement" as="element()">
    <xsl:param name="about" as="element(l:INTERCHANGE)"/>
    <xsl:variable name="reference" select="substring(translate($answer-id, '-', ''), 19)"/>
    <l:INTERCHANGE>
      <s:UNB>
        <xsl:copy-of select="$about/s:UNB/c:UNB01"/>
        <c:UNB02><e:UNB02-01>TVINN</e:UNB02-01><e:UNB02-02>ZZZ</e:UNB02-02></c:UNB02>
        <c:UNB03><e:UNB03-01>HUB</e:UNB03-01><e:UNB03-02>ZZZ</e:UNB03-02></c:UNB03>
        <c:UNB04>
          <e:UNB04-01><xsl:value-of select="format-dateTime(xs:dateTime($now), '[Y01][M01][D01]')"/></e:UNB04-01>
          <e:UNB04-02><xsl:value-of select="format-dateTime(xs:dateTime($now), '[H01][m01]')"/></e:UNB04-02>
        </c:UNB04>
        <e:UNB05><xsl:value-of select="$reference"/></e:UNB05>
      </s:UNB>
      <l:TRANSACTION>
        <s:UNH>
          <e:UNH01>1</e:UNH01>
          <c:UNH02><e:UNH02-01>CONTRL</e:UNH02-01><e:UNH02-02>D</e:UNH02-02><e:UNH02-03>3</e:UNH02-03><e:UNH02-04>UN</e:UNH02-04></c:UNH02>
        </s:UNH>
        <s:UCI>
          <e:UCI01><xsl:value-of select="$about/s:UNB/e:UNB05"/></e:UCI01>
          <c:UCI02><e:UCI02-01>HUB</e:UCI02-01><e:UCI02-02>ZZZ</e:UCI02-02></c:UCI02>
          <c:UCI03><e:UCI03-01>TVINN</e:UCI03-01><e:UCI03-02>ZZZ</e:UCI03-02></c:UCI03>
          <e:UCI04>7</e:UCI04>
        </s:UCI>
        <s:UNT><e:UNT01>3</e:UNT01><e:UNT02>1</e:UNT02></s:UNT>
      </l:TRANSACTION>
      <s:UNZ><e:UNZ01>1</e:UNZ01><e:UNZ02><xsl:value-of select="$reference"/></e:UNZ02></s:UNZ>
    </l:INTERCHANGE>
  </xsl:function>
</xsl:stylesheet>
