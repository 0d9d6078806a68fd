<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of it; an unknown code is refused, not guessed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:variable name="reasons" select="map{
      'UKJENT_TILLATELSE': 'PERMIT_UNKNOWN', 'UKJENT_LINJE': 'LINE_UNKNOWN', 'FOR_LITE': 'QUANTITY_INSUFFICIENT',
      'IKKE_RESERVERT': 'NO_RESERVATION', 'ALT_TRUKKET': 'ALREADY_WRITTEN_OFF', 'OVER_RESERVASJON': 'EXCEEDS_RESERVATION',
      'IKKE_TRUKKET': 'NO_WRITE_OFF', 'UTKAST': 'NOT_ISSUED', 'SUSPENDERT': 'SUSPENDED', 'TILBAKEKALT': 'REVOKED',
      'UTLOPT': 'EXPIRED', 'OPPBRUKT': 'USED_UP'}"/>

  <xsl:template match="/map[string[@key = 'utfall'] = 'UTFORT']"><done/></xsl:template>

  <xsl:template match="/map[string[@key = 'utfall'] = 'AVVIST']">
    <refused reason="{$reasons(string[@key = 'kode'])}" text="{string[@key = 'melding']}"/>
  </xsl:template>

  <xsl:template match="/map[string[@key = 'utfall'] = 'KAN_IKKE_SVARE']"><failed reason="{string[@key = 'melding']}"/></xsl:template>
</xsl:stylesheet>
