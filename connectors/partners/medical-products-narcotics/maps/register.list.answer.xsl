<?xml version="1.0" encoding="UTF-8"?>
<!-- svar: the numbers of the certificates of a holder. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xpath-default-namespace="urn:exchangehub:partner:medical-products-narcotics:register:1" exclude-result-prefixes="#all">

  <xsl:template match="/svar"><list><xsl:for-each select="sertifikat"><item id="{@nr}"/></xsl:for-each></list></xsl:template>
</xsl:stylesheet>
