<?xml version="1.0" encoding="UTF-8"?>
<!-- One envelope. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://ephyto.ippc.int/">
  <xsl:param name="id"/>
  <xsl:template match="/">
    <e:PULLSingleImportEnvelope><e:hubTrackingNumber><xsl:value-of select="$id"/></e:hubTrackingNumber></e:PULLSingleImportEnvelope>
  </xsl:template>
</xsl:stylesheet>
