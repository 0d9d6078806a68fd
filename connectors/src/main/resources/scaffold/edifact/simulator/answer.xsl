<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated partner answers a CUSDEC with a CUSRES: as it is told, or else all goods are cleared. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:sim="urn:exchangehub:simulator"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:@id@:functions" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <xsl:param name="message-id" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>

  <xsl:variable name="own" select="
      'UNDER_REVIEW', 'MAY_PROCEED', 'CONDITIONAL', 'HOLD_INTACT', 'DO_NOT_OPEN', 'MOVE_TO_SECURE_FACILITY', 'EXAMINE',
      'DOCUMENT_REQUIRED', 'DATA_REJECTED', 'REFUSE'"/>

  <xsl:template match="/l:INTERCHANGE"><xsl:apply-templates select="l:TRANSACTION"/></xsl:template>

  <xsl:template match="l:TRANSACTION[s:UNH/c:UNH02/e:UNH02-01 = 'CUSDEC']">
    <xsl:variable name="lines" select="f:lines(.)"/>
    <xsl:variable name="asked" select="."/>
    <xsl:variable name="kind" select="(map{'1': 'withdrawal', '15': 'reminder'}(string((.//e:BGM03)[1])), 'referral')[1]"/>
    <sim:reply>
      <sim:note kind="{$kind}" case="{f:reference(., 'ACD')}"
                reference="{(.//s:BGM//e:BGM02-01)[1]}" number="{(.//s:BGM//e:BGM02-02)[1]}"/>
      <xsl:for-each select="$lines">
        <sim:line number="{e:CST01}" commodity="{c:CST02/e:CST02-01}"/>
      </xsl:for-each>
      <xsl:if test="exists($lines) and $kind = 'referral' and @answers@()">
        <xsl:for-each select="1 to max($lines ! count(f:outcomes(.)))">
          <sim:answer xsl:inherit-namespaces="no"><xsl:sequence select="f:answer($asked, $lines, .)"/></sim:answer>
        </xsl:for-each>
      </xsl:if>
    </sim:reply>
  </xsl:template>

  <xsl:function name="f:lines" as="element()*">
    <xsl:param name="message" as="element()"/>
    <xsl:sequence select="$message//s:CST"/>
  </xsl:function>

  <xsl:function name="f:reference" as="xs:string?">
    <xsl:param name="message" as="element()"/>
    <xsl:param name="qualifier" as="xs:string"/>
    <xsl:sequence select="($message//s:RFF/c:RFF01[e:RFF01-01 = $qualifier]/e:RFF01-02 ! string())[1]"/>
  </xsl:function>

  <xsl:function name="f:outcomes" as="xs:string+">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="goods" select="string($line/c:CST02/e:CST02-01)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($goods, .)], (), string-length#1)[last()]"/>
    <xsl:sequence select="(if (exists($told)) then $scripted($told)?* else 'MAY_PROCEED') ! string(index-of($own, .))"/>
  </xsl:function>

  <xsl:function name="f:answer" as="element()">
    <xsl:param name="asked" as="element()"/>
    <xsl:param name="lines" as="element()+"/>
    <xsl:param name="step" as="xs:integer"/>
    <xsl:variable name="reference" select="substring(translate($message-id, '-', ''), 19)"/>
    <xsl:variable name="body" as="element()*">
      <s:BGM><e:BGM01>963</e:BGM01><xsl:copy-of select="($asked//s:BGM)[1]/c:BGM02"/></s:BGM>
      <s:DTM>
        <c:DTM01>
          <e:DTM01-01>137</e:DTM01-01>
          <e:DTM01-02><xsl:value-of select="format-dateTime(xs:dateTime($now), '[Y0001][M01][D01][H01][m01][s01]')"/></e:DTM01-02>
          <e:DTM01-03>204</e:DTM01-03>
        </c:DTM01>
      </s:DTM>
      <xsl:for-each select="$lines[count(f:outcomes(.)) ge $step]">
        <xsl:variable name="outcome" select="f:outcomes(.)[$step]"/>
        <s:CST><xsl:copy-of select="e:CST01"/></s:CST>
        <s:GIS><c:GIS01><e:GIS01-01><xsl:value-of select="$outcome"/></e:GIS01-01></c:GIS01></s:GIS>
        <s:ERC><c:ERC01><e:ERC01-01>SIM</e:ERC01-01></c:ERC01></s:ERC>
        <s:FTX><e:FTX01>AAO</e:FTX01><e:FTX02/><e:FTX03/><c:FTX04><e:FTX04-01>Said by the simulator</e:FTX04-01></c:FTX04></s:FTX>
      </xsl:for-each>
    </xsl:variable>
    <l:INTERCHANGE>
      <s:UNB>
        <c:UNB01><e:UNB01-01>UNOC</e:UNB01-01><e:UNB01-02>3</e:UNB01-02></c:UNB01>
        <c:UNB02><e:UNB02-01>@SHORT@</e:UNB02-01><e:UNB02-02>ZZZ</e:UNB02-02></c:UNB02>
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
          <c:UNH02><e:UNH02-01>CUSRES</e:UNH02-01><e:UNH02-02>D</e:UNH02-02><e:UNH02-03>16B</e:UNH02-03><e:UNH02-04>UN</e:UNH02-04></c:UNH02>
        </s:UNH>
        <xsl:sequence select="$body"/>
        <s:UNT><e:UNT01><xsl:value-of select="count($body) + 2"/></e:UNT01><e:UNT02>1</e:UNT02></s:UNT>
      </l:TRANSACTION>
      <s:UNZ><e:UNZ01>1</e:UNZ01><e:UNZ02><xsl:value-of select="$reference"/></e:UNZ02></s:UNZ>
    </l:INTERCHANGE>
  </xsl:function>
</xsl:stylesheet>
