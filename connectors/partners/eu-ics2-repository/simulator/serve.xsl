<?xml version="1.0" encoding="UTF-8"?>
<!-- IsAlive: business services have nothing to say, data services that they are there. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="urn:exchangehub:simulator"
                xmlns:tmn="http://xmlns.ec.eu/BusinessMessages/TATAFng/Monitoring/V1" exclude-result-prefixes="#all">

  <xsl:template match="/s:question[s:body/tmn:isAliveReqMsg][ends-with(@path, 'BASV2')]">
    <s:served status="202"/>
  </xsl:template>

  <xsl:template match="/s:question[s:body/tmn:isAliveReqMsg][ends-with(@path, 'DSV2')]">
    <s:served>
      <s:words>
        <tmn:isAliveRespMsg><tmn:return><tmn:description>The simulator is there</tmn:description><tmn:result>0</tmn:result></tmn:return></tmn:isAliveRespMsg>
      </s:words>
    </s:served>
  </xsl:template>

  <xsl:template match="/s:question" priority="-1">
    <s:served status="400"/>
  </xsl:template>
</xsl:stylesheet>
