<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated police tells what it has, and serves its answers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="urn:exchangehub:simulator"
                xmlns:fe="urn:exchangehub:partner:police:felles:1" xmlns="urn:exchangehub:partner:police:vapen:1"
                xpath-default-namespace="urn:exchangehub:partner:police:vapen:1" exclude-result-prefixes="#all">

  <xsl:include href="register.xsl"/>

  <xsl:variable name="outbox" select="/s:question/s:item"/>

  <xsl:template match="/s:question">
    <s:served>
      <xsl:apply-templates select="s:body/KvitterSvar" mode="mark"/>
      <s:words xsl:inherit-namespaces="no"><xsl:apply-templates select="s:body/*"/></s:words>
    </s:served>
  </xsl:template>

  <xsl:template match="HentStatus">
    <xsl:variable name="has" select="/s:question/s:message[@reference = current()/Saksreferanse][@number = current()/Versjon]"/>
    <Status><Tilstand><xsl:value-of select="if ($has) then 'MOTTATT' else 'UKJENT'"/></Tilstand></Status>
  </xsl:template>

  <xsl:template match="HentSvarliste">
    <xsl:variable name="sorted" as="element()*">
      <xsl:perform-sort select="$outbox[not(current()/Etter) or @id gt current()/Etter]"><xsl:sort select="@id"/></xsl:perform-sort>
    </xsl:variable>
    <xsl:variable name="most" select="xs:integer(Maks)" xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
    <Svarliste>
      <xsl:for-each select="$sorted[position() le $most]"><Svarnummer><xsl:value-of select="@id"/></Svarnummer></xsl:for-each>
      <xsl:if test="count($sorted) gt $most"><FlereEtter><xsl:value-of select="$sorted[$most]/@id"/></FlereEtter></xsl:if>
    </Svarliste>
  </xsl:template>

  <xsl:template match="HentSvar">
    <HentetSvar><xsl:copy-of select="$outbox[@id = current()/Svarnummer]/*" copy-namespaces="no"/></HentetSvar>
  </xsl:template>

  <xsl:template match="KvitterSvar"><Kvittert><xsl:copy-of select="Svarnummer" copy-namespaces="no"/></Kvittert></xsl:template>

  <xsl:template match="KvitterSvar[not(Feilkode)]" mode="mark"><s:taken id="{Svarnummer}"/></xsl:template>

  <xsl:template match="KvitterSvar[Feilkode]" mode="mark"><s:refused id="{Svarnummer}" why="{Feilkode} {Sted}"/></xsl:template>
</xsl:stylesheet>
