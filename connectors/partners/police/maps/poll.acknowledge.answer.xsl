<?xml version="1.0" encoding="UTF-8"?>
<!-- Kvittert: that the police took the acknowledgement, or why not. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="urn:exchangehub:partner:police:vapen:1" exclude-result-prefixes="#all">

  <xsl:template match="/Kvittert[not(Avslag)]"><done/></xsl:template>

  <xsl:template match="/Kvittert[Avslag]"><failed reason="{Avslag}"/></xsl:template>
</xsl:stylesheet>
