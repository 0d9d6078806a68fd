<?xml version="1.0" encoding="UTF-8"?>
<!-- kvittering: what became of it; an unknown result is refused, not guessed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:medical-products-narcotics:register:1" exclude-result-prefixes="#all">

  <xsl:variable name="reasons" select="map{
      'UKJENT': 'PERMIT_UNKNOWN', 'UKJENT_POST': 'LINE_UNKNOWN', 'FOR_LITE': 'QUANTITY_INSUFFICIENT', 'IKKE_RESERVERT': 'NO_RESERVATION',
      'ALT_BRUKT': 'ALREADY_WRITTEN_OFF', 'OVER_RESERVERT': 'EXCEEDS_RESERVATION', 'IKKE_BRUKT': 'NO_WRITE_OFF',
      'UTKAST': 'NOT_ISSUED', 'STANSET': 'SUSPENDED', 'TRUKKET': 'REVOKED', 'UTGATT': 'EXPIRED', 'BRUKT': 'USED_UP'}"/>

  <xsl:template match="/kvittering[@resultat = 'UTFORT']" priority="1"><done/></xsl:template>

  <xsl:template match="/kvittering[@resultat = 'IKKE_MULIG_NA']" priority="1"><failed reason="{@tekst}"/></xsl:template>

  <xsl:template match="/kvittering"><refused reason="{$reasons(@resultat)}" text="{@tekst}"/></xsl:template>
</xsl:stylesheet>
