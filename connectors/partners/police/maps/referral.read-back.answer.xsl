<?xml version="1.0" encoding="UTF-8"?>
<!-- Status: whether the police has this version of the referral. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="urn:exchangehub:partner:police:vapen:1" exclude-result-prefixes="#all">

  <xsl:template match="/Status[Tilstand = 'MOTTATT']"><arrived receipt="{Merknad}"/></xsl:template>

  <xsl:template match="/Status[Tilstand = 'UKJENT']"><absent/></xsl:template>

  <xsl:template match="/Status[Tilstand = 'KAN_IKKE_SVARE']"><failed reason="{Merknad}"/></xsl:template>
</xsl:stylesheet>
