<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated partner answers a "Question" with an "Answer": as it is told, or else all goods are cleared. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:@id@:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:param name="now" as="xs:string"/>
  <!-- A JSON object, from prefixes of goods to arrays of canonical codes. -->
  <xsl:param name="script" as="xs:string" select="'{}'"/>
  <xsl:variable name="scripted" as="map(*)" select="parse-json($script)"/>
  <xsl:variable name="own" select="map{
      'UNDER_REVIEW': 'PENDING', 'MAY_PROCEED': 'CLEARED', 'CONDITIONAL': 'CONDITION', 'HOLD_INTACT': 'HOLD',
      'EXAMINE': 'EXAMINE', 'DOCUMENT_REQUIRED': 'DOCUMENT', 'REFUSE': 'REFUSED'}"/>

  <xsl:template match="/map[string[@key = 'event'] = 'ASKED']">
    <xsl:variable name="question" select="."/>
    <xsl:variable name="lines" select="array[@key = 'lines']/map"/>
    <s:reply>
      <s:note kind="referral" case="{string[@key = 'case']}" reference="{string[@key = 'question']}" number="{number[@key = 'version']}"/>
      <xsl:for-each select="$lines"><s:line number="{number[@key = 'number']}" commodity="{string[@key = 'goods']}"/></xsl:for-each>
      <xsl:for-each select="(1 to max($lines ! count(f:answers(.))))[$question/string[@key = 'role'] = 'DECIDE']">
        <xsl:variable name="step" select="."/>
        <s:answer xsl:inherit-namespaces="no">
          <map>
            <xsl:copy-of select="$question/string[@key = 'question'], $question/number[@key = 'version']"/>
            <string key="decided"><xsl:value-of select="$now"/></string>
            <array key="answers">
              <xsl:for-each select="$lines[count(f:answers(.)) ge $step]">
                <map>
                  <number key="line"><xsl:value-of select="number[@key = 'number']"/></number>
                  <string key="outcome"><xsl:value-of select="f:answers(.)[$step]"/></string>
                  <xsl:choose>
                    <xsl:when test="f:answers(.)[$step] = 'CONDITION'"><string key="condition">To be inspected at the destination</string></xsl:when>
                    <xsl:when test="f:answers(.)[$step] = 'DOCUMENT'"><string key="document">N853</string></xsl:when>
                    <xsl:otherwise><string key="code">SIM</string><string key="text">Said by the simulator</string></xsl:otherwise>
                  </xsl:choose>
                </map>
              </xsl:for-each>
            </array>
          </map>
        </s:answer>
      </xsl:for-each>
    </s:reply>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'event'] = 'WITHDRAWN']">
    <s:reply><s:note kind="withdrawal" case="{string[@key = 'case']}" reference="{string[@key = 'question']}" number="{number[@key = 'version']}"/></s:reply>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'event'] = 'REMINDED']">
    <s:reply>
      <s:note kind="reminder" case="{string[@key = 'case']}" reference="{string[@key = 'question']}" number="{number[@key = 'version']}"
              code="{string[@key = 'reason']}"/>
    </s:reply>
  </xsl:template>

  <xsl:function name="f:answers" as="xs:string+">
    <xsl:param name="line" as="element(map)"/>
    <xsl:variable name="told" select="sort(map:keys($scripted)[starts-with($line/string[@key = 'goods'], .)], (), string-length#1)[last()]"/>
    <xsl:sequence select="if (exists($told)) then $scripted($told)?* ! ($own(.), 'HOLD')[1] else 'CLEARED'"/>
  </xsl:function>
</xsl:stylesheet>
