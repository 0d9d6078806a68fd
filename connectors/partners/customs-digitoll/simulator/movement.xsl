<?xml version="1.0" encoding="UTF-8"?>
<!--
  Digitoll's part of the movement that the map of customs tells: the carrier announces its vehicle and, tied to it, the consignment that Sweden
  has exported, and presents it; Digitoll then reads in its feed where the goods of the import declaration go on.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="movement" select="/s:movement"/>
  <xsl:variable name="series" select="string($movement/@series)"/>
  <xsl:variable name="number" select="format-number(number('0' || replace($series, '[^0-9]', '')) mod 1000000000000, '000000000000')"/>
  <xsl:variable name="time" select="substring($movement/@now, 1, 19) || 'Z'"/>
  <xsl:variable name="signals" select="$movement/s:received/*:map/*:map[@key = 'routingSignal'][*:map[@key = 'reference']/*:string[@key = 'lrn'] = $series || 'I']"/>

  <xsl:template match="/">
    <s:course done="{$movement/s:sent/@step = 'presented' and $signals/*:string[@key = 'signalCode'] = 'TO_ENTRY'}">
      <xsl:for-each select="$signals">
        <s:heard id="{../../@id}" with="customs" text="Signal {*[@key = 'signalNumber']} on the import: {*:string[@key = 'signalCode']}"/>
      </xsl:for-each>
      <s:send step="transport" with="customs" channel="rest" text="TRANSPORT-SUBMITTED: the vehicle is announced"><xsl:sequence select="s:told('TRANSPORT', 'SUBMITTED', '26NO08')"/></s:send>
      <s:send step="house" with="customs" channel="rest" text="HOUSE-SUBMITTED: a consignment on it, exported from Sweden"><xsl:sequence select="s:told('HOUSE', 'SUBMITTED', '26NO07')"/></s:send>
      <s:send step="presented" with="customs" channel="rest" text="HOUSE-PRESENTED: it is at the border"><xsl:sequence select="s:told('HOUSE', 'PRESENTED', '26NO07')"/></s:send>
    </s:course>
  </xsl:template>

  <xsl:function name="s:told" as="element()">
    <xsl:param name="level" as="xs:string"/>
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="mrn" as="xs:string"/>
    <map xsl:inherit-namespaces="no">
      <map key="movement">
        <string key="messageId"><xsl:value-of select="$series, substring($level, 1, 1), substring($function, 1, 1)" separator="-"/></string>
        <string key="level"><xsl:value-of select="$level"/></string>
        <string key="function"><xsl:value-of select="$function"/></string>
        <string key="mrn"><xsl:value-of select="$mrn || $number"/></string>
        <string key="mode">ROAD</string>
        <string key="submitter">912345678</string>
        <string key="messageIssueDate"><xsl:value-of select="$time"/></string>
        <string key="customsOffice">NO010001</string>
        <map key="document">
          <string key="type"><xsl:value-of select="if ($level = 'TRANSPORT') then 'N730' else 'N714'"/></string>
          <string key="number"><xsl:value-of select="$series, $level" separator="-"/></string>
        </map>
        <xsl:if test="$level = 'HOUSE'">
          <map key="parent">
            <string key="type">N730</string>
            <string key="number"><xsl:value-of select="$series || '-TRANSPORT'"/></string>
          </map>
          <boolean key="directConsignment">true</boolean>
          <string key="importProcedure">CUSTOMS_DECLARATION</string>
          <array key="previousDocuments">
            <map>
              <string key="type">N830</string>
              <string key="number"><xsl:value-of select="'26SE02' || $number"/></string>
            </map>
          </array>
          <number key="grossMass">420</number>
          <array key="goods">
            <map>
              <string key="description">Milk</string>
              <string key="commodityCode">040120</string>
              <number key="grossMass">420</number>
            </map>
          </array>
        </xsl:if>
      </map>
    </map>
  </xsl:function>
</xsl:stylesheet>
