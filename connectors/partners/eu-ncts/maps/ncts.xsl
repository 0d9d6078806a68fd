<?xml version="1.0" encoding="UTF-8"?>
<!-- What the maps of both directions share. Times of the network have no offset: they are UTC. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:eu-ncts:functions" xmlns:m="urn:exchangehub:map" exclude-result-prefixes="#all">

  <!-- Messages that hold a whole declaration. -->
  <xsl:variable name="declarations" select="'013', '015', '029'"/>
  <!-- Messages in which the holder of the procedure must be there, though perhaps with nothing in it. -->
  <xsl:variable name="with-holder" select="'004', '009', '014', '019', '022', '028', '035', '045', '051', '055', '056', '060', '170', '928'"/>
  <!-- Messages that name a movement by its MRN alone where they know it, else by its LRN: C0467, C0685. -->
  <xsl:variable name="by-one" select="'004', '009', '013', '014', '056', '060'"/>
  <!-- Messages to and from the office of destination; all others name that of departure, save those that say what could not be taken. -->
  <xsl:variable name="at-destination" select="'007', '025', '043', '044', '057'"/>
  <xsl:variable name="of-no-office" select="'906', '917'"/>
  <!-- Where the time of the event stands, in messages that have one of their own. -->
  <xsl:variable name="event-times" select="map{
      '007': 'arrivalNotificationDateAndTime', '022': 'amendmentNotificationDateAndTime',
      '060': 'controlNotificationDateAndTime', '182': 'incidentNotificationDateAndTime'}"/>
  <!-- What an office decided, the name of the day of it, and of its reason in words. -->
  <xsl:variable name="outcomes" select="map{
      '019': ('DISCREPANCIES', 'discrepanciesNotificationDate', 'discrepanciesNotificationText'),
      '025': ('RELEASED', 'releaseDate', ''), '029': ('RELEASED', 'releaseDate', ''),
      '045': ('WRITTEN_OFF', 'writeOffDate', ''), '051': ('NOT_RELEASED', '', 'noReleaseMotivationText')}"/>
  <!-- The identification of a place, by the qualifier: UN/LOCODE, customs office, operator, authorisation. -->
  <xsl:variable name="places" select="map{'U': 'UNLocode', 'V': 'CustomsOffice', 'X': 'EconomicOperator', 'Y': 'authorisationNumber'}"/>

  <xsl:function name="f:utc" as="xs:string">
    <xsl:param name="time"/>
    <xsl:sequence select="$time || 'Z'"/>
  </xsl:function>

  <xsl:function name="f:wire-time" as="xs:string">
    <xsl:param name="time"/>
    <xsl:variable name="at" select="xs:dateTime($time)"/>
    <xsl:variable name="utc" select="if (empty(timezone-from-dateTime($at))) then $at
                                     else adjust-dateTime-to-timezone($at, xs:dayTimeDuration('PT0S'))"/>
    <xsl:sequence select="format-dateTime($utc, '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]')"/>
  </xsl:function>

  <xsl:function name="f:flag" as="xs:string">
    <xsl:param name="yes"/>
    <xsl:sequence select="if (string($yes) = ('true', '1')) then '1' else '0'"/>
  </xsl:function>

  <!-- Check character of an MRN: ISO 6346 over the first 17, letters counted from 10 without the multiples of 11. -->
  <xsl:function name="f:checks" as="xs:boolean">
    <xsl:param name="mrn" as="xs:string"/>
    <xsl:variable name="sum" select="sum(for $i in 1 to 17 return
        (let $c := string-to-codepoints(substring($mrn, $i, 1)) return
         if ($c le 57) then $c - 48 else 10 + ($c - 65) + (($c - 65 + 9) idiv 10)) * f:power($i - 1))"/>
    <xsl:sequence select="string(($sum mod 11) mod 10) = substring($mrn, 18)"/>
  </xsl:function>

  <xsl:function name="f:power" as="xs:integer">
    <xsl:param name="n" as="xs:integer"/>
    <xsl:sequence select="if ($n = 0) then 1 else 2 * f:power($n - 1)"/>
  </xsl:function>
</xsl:stylesheet>
