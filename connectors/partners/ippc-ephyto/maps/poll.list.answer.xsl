<?xml version="1.0" encoding="UTF-8"?>
<!-- The envelopes that lie ready; all at once, the hub knows no pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xmlns:e="http://ephyto.ippc.int/"
                xmlns:hub="http://ephyto.ippc.int/HUB.Entities" exclude-result-prefixes="#all">
  <xsl:template match="/e:GetImportEnvelopeHeadersResponse">
    <list><xsl:for-each select="e:GetImportEnvelopeHeadersResult/hub:EnvelopeHeader[*]"><item id="{hub:hubDeliveryNumber}"/></xsl:for-each></list>
  </xsl:template>
</xsl:stylesheet>
