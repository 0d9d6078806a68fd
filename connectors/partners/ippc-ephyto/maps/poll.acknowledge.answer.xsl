<?xml version="1.0" encoding="UTF-8"?>
<!-- The hub has noted an acknowledgement; what it says beside is in words of its own, and no fault. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xmlns:e="http://ephyto.ippc.int/"
                exclude-result-prefixes="#all">
  <xsl:template match="/e:AcknowledgeEnvelopeReceiptResponse | /e:AdvancedAcknowledgeEnvelopeReceiptResponse | /e:AcknowledgeFailedEnvelopeReceiptResponse"><done/></xsl:template>
</xsl:stylesheet>
