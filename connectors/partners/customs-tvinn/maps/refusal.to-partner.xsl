<?xml version="1.0" encoding="UTF-8"?>
<!--
  Refusal to CUSRES named REFUSAL: BGM the hub's id of the message, RFF ACW interchange and message reference of the one that is refused, FTX ZRC the
  code and AAO the title; ERP 5 a fault, with ZPO its position and AAO what is wrong.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="edifact.xsl"/>

  <xsl:template match="/Refusal">
    <xsl:sequence select="f:interchange('CUSRES', (
        f:segment('BGM', (['963', '', '', 'REFUSAL'], [string(MessageID)])), f:time('137', IssueDateTime),
        f:text('AAO', Title), f:text('ZRC', ReasonCode), f:reference('ACW', SenderMessageID),
        Fault ! (f:segment('ERP', ['5', string(position())]), f:text('ZPO', Position), f:text('AAO', Reason))))"/>
  </xsl:template>
</xsl:stylesheet>
