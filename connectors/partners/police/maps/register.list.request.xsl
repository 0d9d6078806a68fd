<?xml version="1.0" encoding="UTF-8"?>
<!-- HentInnehaver: it only asks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapenregister:1" exclude-result-prefixes="#all">

  <xsl:param name="holder"/>

  <xsl:template match="/"><HentInnehaver><Innehaver><xsl:value-of select="$holder"/></Innehaver></HentInnehaver></xsl:template>
</xsl:stylesheet>
