<?xml version="1.0" encoding="UTF-8"?>
<!-- Uttakssvar: what became of it; an unknown code is refused, not guessed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:police:vapenregister:1"
                exclude-result-prefixes="#all">

  <xsl:variable name="reasons" select="map{
      'UKJENT': 'PERMIT_UNKNOWN', 'UKJENT_LINJE': 'LINE_UNKNOWN', 'FOR_FA': 'QUANTITY_INSUFFICIENT', 'IKKE_AVSATT': 'NO_RESERVATION',
      'ER_UTTATT': 'ALREADY_WRITTEN_OFF', 'MER_ENN_AVSATT': 'EXCEEDS_RESERVATION', 'IKKE_UTTATT': 'NO_WRITE_OFF',
      'UNDER_BEHANDLING': 'NOT_ISSUED', 'INNDRATT_MIDLERTIDIG': 'SUSPENDED', 'TILBAKEKALT': 'REVOKED', 'UTLOPT': 'EXPIRED',
      'OPPBRUKT': 'USED_UP'}"/>

  <xsl:template match="/Uttakssvar[Utfort]"><done/></xsl:template>

  <xsl:template match="/Uttakssvar[Avvist]"><refused reason="{$reasons(Avvist/@kode)}" text="{Avvist}"/></xsl:template>

  <xsl:template match="/Uttakssvar[KanIkkeSvare]"><failed reason="{KanIkkeSvare}"/></xsl:template>
</xsl:stylesheet>
