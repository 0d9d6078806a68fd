<?xml version="1.0" encoding="UTF-8"?>
<!-- Sporringsstatus: whether the authority has the question, and what it answered. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call">

  <xsl:template match="/Sporringsstatus[@tilstand = 'mottatt']">
    <arrived receipt="{@saksnr}"><xsl:copy-of select="*" copy-namespaces="no"/></arrived>
  </xsl:template>

  <xsl:template match="/Sporringsstatus[@tilstand = 'ukjent']"><absent/></xsl:template>

  <xsl:template match="/Sporringsstatus[@tilstand = 'utilgjengelig']"><failed reason="{@begrunnelse}"/></xsl:template>
</xsl:stylesheet>
