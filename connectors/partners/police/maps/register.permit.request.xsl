<?xml version="1.0" encoding="UTF-8"?>
<!-- HentTillatelse: it only asks. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapenregister:1" exclude-result-prefixes="#all">

  <xsl:param name="reference"/>

  <xsl:template match="/"><HentTillatelse><Nummer><xsl:value-of select="$reference"/></Nummer></HentTillatelse></xsl:template>
</xsl:stylesheet>
