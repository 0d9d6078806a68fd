<?xml version="1.0" encoding="UTF-8"?>
<!-- HentRegnskap: it only asks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapenregister:1" exclude-result-prefixes="#all">

  <xsl:param name="reference"/>

  <xsl:template match="/"><HentRegnskap><Nummer><xsl:value-of select="$reference"/></Nummer></HentRegnskap></xsl:template>
</xsl:stylesheet>
