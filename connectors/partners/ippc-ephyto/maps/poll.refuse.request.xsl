<?xml version="1.0" encoding="UTF-8"?>
<!-- An envelope could not be read, or not be used. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://ephyto.ippc.int/">
  <xsl:param name="id"/>
  <xsl:param name="reason"/>
  <xsl:param name="position" select="''"/>
  <xsl:template match="/">
    <e:AcknowledgeFailedEnvelopeReceipt>
      <e:hubTrackingNumber><xsl:value-of select="$id"/></e:hubTrackingNumber>
      <e:message><xsl:value-of select="string-join(($reason, $position)[. != ''], ' at ')"/></e:message>
    </e:AcknowledgeFailedEnvelopeReceipt>
  </xsl:template>
</xsl:stylesheet>
