<?xml version="1.0" encoding="UTF-8"?>
<!-- How a message stands in its call over CCN2: service and operation, its number as that of WS-Addressing, and for one-way calls the wish
     to be told that it was delivered. CoA and CoD then name that number. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:call" xmlns:c="http://ccn2.ec.eu/CCN2.Service.Platform.Common.Schema"
                xmlns:i="urn:wco:datamodel:eu:ics2:2" xmlns:f="urn:exchangehub:partner:eu-ics2-repository:functions"
                exclude-result-prefixes="xs i f">
  <xsl:import href="repository.xsl"/>

  <xsl:template match="/*">
    <xsl:variable name="row" select="$codelists?messages?(local-name())"/>
    <xsl:variable name="header" select="*/i:MessageHeader"/>
    <xsl:if test="exists($row) and $header">
      <xsl:variable name="service" select="'CCN2.Service.Customs.EU.ICS.' || $row?service"/>
      <xsl:variable name="one-way" select="not(f:answers($row?service))"/>
      <call path="/{$service}V2" action="{$service}/{$row?operation}" message-id="{$header/i:messageId}" one-way="{$one-way}">
        <c:MessageHeader>
          <c:Version>1.0</c:Version>
          <c:SendingDateAndTime><xsl:value-of select="$header/i:messageTimestamp"/></c:SendingDateAndTime>
          <c:MessageType><xsl:value-of select="$row?message"/></c:MessageType>
          <xsl:if test="$one-way"><c:RequestCoD>true</c:RequestCoD></xsl:if>
        </c:MessageHeader>
      </call>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
