<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated vehicle register serves its decisions: two to a page, so that pages are turned. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="urn:exchangehub:simulator"
                xmlns="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:variable name="outbox" select="/s:question/s:item"/>

  <xsl:template match="/s:question[@method = 'GET'][ends-with(@path, '/avgjorelser')]">
    <xsl:variable name="after" select="replace(@query, '.*etter=', '')"/>
    <xsl:variable name="page" select="$outbox[$after = '' or @id gt $after]"/>
    <s:served>
      <s:words xsl:inherit-namespaces="no">
        <map>
          <xsl:variable name="sorted" as="element()*"><xsl:perform-sort select="$page"><xsl:sort select="@id"/></xsl:perform-sort></xsl:variable>
          <array key="avgjorelser"><xsl:for-each select="$sorted[position() le 2]"><string><xsl:value-of select="@id"/></string></xsl:for-each></array>
          <xsl:if test="count($sorted) gt 2"><string key="neste"><xsl:value-of select="$sorted[2]/@id"/></string></xsl:if>
        </map>
      </s:words>
    </s:served>
  </xsl:template>

  <xsl:template match="/s:question[@method = 'GET']" priority="-1">
    <xsl:variable name="item" select="$outbox[@id = tokenize(current()/@path, '/')[last()]]"/>
    <s:served status="{if ($item) then 200 else 404}">
      <xsl:if test="$item"><s:words xsl:inherit-namespaces="no"><xsl:copy-of select="$item/*" copy-namespaces="no"/></s:words></xsl:if>
    </s:served>
  </xsl:template>

  <xsl:template match="/s:question[@method = 'POST']">
    <xsl:variable name="id" select="tokenize(@path, '/')[last() - 1]"/>
    <s:served status="{if ($outbox/@id = $id) then 204 else 410}">
      <xsl:choose>
        <xsl:when test="s:body/map/boolean[@key = 'mottatt'] = 'true'"><s:taken id="{$id}"/></xsl:when>
        <xsl:otherwise><s:refused id="{$id}" why="{s:body/map/string[@key = 'feilkode']} {s:body/map/string[@key = 'sted']}"/></xsl:otherwise>
      </xsl:choose>
    </s:served>
  </xsl:template>
</xsl:stylesheet>
