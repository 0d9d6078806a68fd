<?xml version="1.0" encoding="UTF-8"?>
<!-- IsAlive of each service of the messages (Monitoring.xsd of the pack). Business services say nothing, and no CoD is asked for; data services answer.
     That the message type in the header of CCN2 is IsAlive is our reading. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:call" xmlns:c="http://ccn2.ec.eu/CCN2.Service.Platform.Common.Schema"
                xmlns:tmn="http://xmlns.ec.eu/BusinessMessages/TATAFng/Monitoring/V1" xmlns:f="urn:exchangehub:partner:eu-ics2-repository:functions"
                exclude-result-prefixes="xs f">
  <xsl:import href="repository.xsl"/>

  <xsl:param name="now" as="xs:string"/>

  <xsl:template match="/">
    <calls>
      <xsl:for-each select="sort(distinct-values($codelists?messages?*?service))">
        <xsl:variable name="service" select="'CCN2.Service.Customs.EU.ICS.' || ."/>
        <xsl:variable name="one-way" select="not(f:answers(.))"/>
        <call path="/{$service}V2" action="{$service}/IsAlive" one-way="{$one-way}">
          <c:MessageHeader>
            <c:Version>1.0</c:Version>
            <c:SendingDateAndTime><xsl:value-of select="f:time($now)"/></c:SendingDateAndTime>
            <c:MessageType>IsAlive</c:MessageType>
            <xsl:if test="$one-way"><c:RequestCoD>false</c:RequestCoD></xsl:if>
          </c:MessageHeader>
          <body><tmn:isAliveReqMsg/></body>
        </call>
      </xsl:for-each>
    </calls>
  </xsl:template>
</xsl:stylesheet>
