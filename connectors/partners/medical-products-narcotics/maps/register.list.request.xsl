<?xml version="1.0" encoding="UTF-8"?>
<!-- spor: the certificates of a holder. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:medical-products-narcotics:register:1" exclude-result-prefixes="#all">

  <xsl:param name="holder"/>

  <xsl:template match="/"><spor innehaver="{$holder}"/></xsl:template>
</xsl:stylesheet>
