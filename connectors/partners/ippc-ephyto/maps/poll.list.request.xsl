<?xml version="1.0" encoding="UTF-8"?>
<!-- Which envelopes lie ready for this country. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:e="http://ephyto.ippc.int/" exclude-result-prefixes="xs">
  <xsl:param name="codelists" as="map(*)" select="map{}"/>
  <xsl:template match="/">
    <e:GetImportEnvelopeHeaders><e:countryCode><xsl:value-of select="$codelists?settings?home?value"/></e:countryCode></e:GetImportEnvelopeHeaders>
  </xsl:template>
</xsl:stylesheet>
