<?xml version="1.0" encoding="UTF-8"?>
<!-- HentetSvar: the answer, or none where it was acknowledged. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="urn:exchangehub:partner:police:vapen:1" exclude-result-prefixes="#all">

  <xsl:template match="/HentetSvar[*]"><message><xsl:copy-of select="*" copy-namespaces="no"/></message></xsl:template>

  <xsl:template match="/HentetSvar[not(*)]"><gone/></xsl:template>
</xsl:stylesheet>
