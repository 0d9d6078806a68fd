<?xml version="1.0" encoding="UTF-8"?>
<!-- What both ways share: who says which message, and how its time is called. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:eu-ics2:functions" exclude-result-prefixes="xs f">

  <xsl:variable name="customs" select="'NO.ICS2'"/>
  <xsl:variable name="network" select="'EU.ICS2'"/>

  <!-- Filings, amendments, invalidation, consultation, arrival, and the answers to what the network asks. -->
  <xsl:function name="f:by-customs" as="xs:boolean">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="matches($type, '^IE3(F|A|Q04|Q05|N06|R02|R03)')"/>
  </xsl:function>

  <xsl:function name="f:date" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="if (f:by-customs($type)) then 'documentIssueDate' else if (matches($type, '^IE3R')) then 'registrationDate' else 'notificationDate'"/>
  </xsl:function>

  <!-- Messages that say what was wrong with another. -->
  <xsl:variable name="rejections" select="('IE3N01', 'IE3N07', 'IE3N99')"/>
</xsl:stylesheet>
