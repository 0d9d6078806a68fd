<?xml version="1.0" encoding="UTF-8"?>
<!-- Innehaverliste: the numbers of a holder's permits. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:police:vapenregister:1"
                exclude-result-prefixes="#all">

  <xsl:template match="/Innehaverliste"><list><xsl:for-each select="Nummer"><item id="{.}"/></xsl:for-each></list></xsl:template>
</xsl:stylesheet>
