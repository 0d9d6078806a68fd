<?xml version="1.0" encoding="UTF-8"?>
<!-- spor: one certificate. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:medical-products-narcotics:register:1" exclude-result-prefixes="#all">

  <xsl:param name="reference"/>

  <xsl:template match="/"><spor sertifikat="{$reference}"/></xsl:template>
</xsl:stylesheet>
