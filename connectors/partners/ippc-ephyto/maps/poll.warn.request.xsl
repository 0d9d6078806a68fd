<?xml version="1.0" encoding="UTF-8"?>
<!-- An envelope was taken in, though not all of it is as it should be. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://ephyto.ippc.int/">
  <xsl:param name="id"/>
  <xsl:param name="reason"/>
  <xsl:template match="/">
    <e:AdvancedAcknowledgeEnvelopeReceipt>
      <e:hubTrackingNumber><xsl:value-of select="$id"/></e:hubTrackingNumber>
      <e:warningMessage><xsl:value-of select="$reason"/></e:warningMessage>
    </e:AdvancedAcknowledgeEnvelopeReceipt>
  </xsl:template>
</xsl:stylesheet>
