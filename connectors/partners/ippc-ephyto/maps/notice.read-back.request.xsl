<?xml version="1.0" encoding="UTF-8"?>
<!-- Which envelopes are under delivery. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://ephyto.ippc.int/">
  <xsl:template match="/"><e:GetUnderDeliveryEnvelope/></xsl:template>
</xsl:stylesheet>
