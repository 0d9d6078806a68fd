<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to CUSDEC: which goods the agency is asked about, and nothing of who trades them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:param name="control-number" as="xs:string"/>
  <xsl:param name="now" as="xs:string"/>

  <xsl:template match="/Referral">
    <xsl:variable name="body" as="element()*">
      <s:BGM><e:BGM01>929</e:BGM01><c:BGM02><e:BGM02-01><xsl:value-of select="ReferralID"/></e:BGM02-01><e:BGM02-02><xsl:value-of select="VersionID"/></e:BGM02-02></c:BGM02></s:BGM>
      <s:RFF><c:RFF01><e:RFF01-01>ACD</e:RFF01-01><e:RFF01-02><xsl:value-of select="CaseID"/></e:RFF01-02></c:RFF01></s:RFF>
      <s:RFF><c:RFF01><e:RFF01-01>ABE</e:RFF01-01><e:RFF01-02><xsl:value-of select="Declaration/LRN"/></e:RFF01-02></c:RFF01></s:RFF>
      <xsl:apply-templates select="Declaration/MRN, Declaration/GoodsItem"/>
    </xsl:variable>
    <l:INTERCHANGE>
      <s:UNB>
        <c:UNB01><e:UNB01-01>UNOC</e:UNB01-01><e:UNB01-02>3</e:UNB01-02></c:UNB01>
        <c:UNB02><e:UNB02-01>HUB</e:UNB02-01><e:UNB02-02>ZZZ</e:UNB02-02></c:UNB02>
        <c:UNB03><e:UNB03-01>AGENCY</e:UNB03-01><e:UNB03-02>ZZZ</e:UNB03-02></c:UNB03>
        <c:UNB04>
          <e:UNB04-01><xsl:value-of select="format-dateTime(xs:dateTime($now), '[Y01][M01][D01]')"/></e:UNB04-01>
          <e:UNB04-02><xsl:value-of select="format-dateTime(xs:dateTime($now), '[H01][m01]')"/></e:UNB04-02>
        </c:UNB04>
        <e:UNB05><xsl:value-of select="$control-number"/></e:UNB05>
      </s:UNB>
      <l:TRANSACTION>
        <s:UNH>
          <e:UNH01>1</e:UNH01>
          <c:UNH02><e:UNH02-01>CUSDEC</e:UNH02-01><e:UNH02-02>D</e:UNH02-02><e:UNH02-03>96B</e:UNH02-03><e:UNH02-04>UN</e:UNH02-04></c:UNH02>
        </s:UNH>
        <xsl:sequence select="$body"/>
        <s:UNT><e:UNT01><xsl:value-of select="count($body) + 2"/></e:UNT01><e:UNT02>1</e:UNT02></s:UNT>
      </l:TRANSACTION>
      <s:UNZ><e:UNZ01>1</e:UNZ01><e:UNZ02><xsl:value-of select="$control-number"/></e:UNZ02></s:UNZ>
    </l:INTERCHANGE>
  </xsl:template>

  <xsl:template match="MRN">
    <s:RFF><c:RFF01><e:RFF01-01>AAE</e:RFF01-01><e:RFF01-02><xsl:value-of select="."/></e:RFF01-02></c:RFF01></s:RFF>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <s:CST><e:CST01><xsl:value-of select="SequenceNumeric"/></e:CST01><c:CST02><e:CST02-01><xsl:value-of select="CommodityCode"/></e:CST02-01><e:CST02-02>122</e:CST02-02></c:CST02></s:CST>
    <xsl:apply-templates select="Description, NetMassMeasure"/>
  </xsl:template>

  <xsl:template match="Description">
    <s:FTX><e:FTX01>AAA</e:FTX01><e:FTX02/><e:FTX03/><c:FTX04><e:FTX04-01><xsl:value-of select="."/></e:FTX04-01></c:FTX04></s:FTX>
  </xsl:template>

  <xsl:template match="NetMassMeasure">
    <s:MEA><e:MEA01>WT</e:MEA01><c:MEA02><e:MEA02-01>AAL</e:MEA02-01></c:MEA02><c:MEA03><e:MEA03-01>KGM</e:MEA03-01><e:MEA03-02><xsl:value-of select="."/></e:MEA03-02></c:MEA03></s:MEA>
  </xsl:template>
</xsl:stylesheet>
