<?xml version="1.0" encoding="UTF-8"?>
<!-- How far an envelope has come. The notices of the hub are numbered by its delivery number and what it says. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://ephyto.ippc.int/">
  <xsl:param name="id"/>
  <xsl:template match="/">
    <e:GetEnvelopeTrackingInfo><e:hubTrackingNumber><xsl:value-of select="replace($id, '/[^/]*$', '')"/></e:hubTrackingNumber></e:GetEnvelopeTrackingInfo>
  </xsl:template>
</xsl:stylesheet>
