<?xml version="1.0" encoding="UTF-8"?>
<!-- What the hub says of an envelope within the call that brings it, or when it is asked after a lost answer. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="http://ephyto.ippc.int/"
                xmlns:hub="http://ephyto.ippc.int/HUB.Entities" exclude-result-prefixes="#all">
  <xsl:import href="sps.xsl"/>

  <xsl:template match="/e:DeliverEnvelopeResponse | /e:ValidateAndDeliverEnvelopeResponse | /e:DeliverPhytoEnvelopeResponse">
    <xsl:call-template name="tracking">
      <xsl:with-param name="header" select="e:DeliverEnvelopeResult | e:ValidateAndDeliverEnvelopeResult | e:DeliverPhytoEnvelopeResult"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An answer to a certificate: that is one of the country which it goes to. -->
  <xsl:template match="/e:DeliverCountryResponseEnvelopeResponse">
    <xsl:call-template name="tracking">
      <xsl:with-param name="header" select="e:DeliverCountryResponseEnvelopeResult"/>
      <xsl:with-param name="issuer" select="string(e:DeliverCountryResponseEnvelopeResult/hub:To)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/hub:EnvelopeHeader">
    <xsl:call-template name="tracking"><xsl:with-param name="header" select="."/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
