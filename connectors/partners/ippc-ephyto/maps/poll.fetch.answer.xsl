<?xml version="1.0" encoding="UTF-8"?>
<!-- The envelope, as it comes where the hub delivers it by itself; or none. How far it has come on its way here does not belong to it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xmlns:e="http://ephyto.ippc.int/"
                xmlns:hub="http://ephyto.ippc.int/HUB.Entities" exclude-result-prefixes="#all">
  <xsl:import href="sps.xsl"/>

  <xsl:template match="/e:PULLSingleImportEnvelopeResponse">
    <xsl:choose>
      <xsl:when test="e:PULLSingleImportEnvelopeResult/*">
        <message>
          <e:DeliverEnvelope>
            <e:env><xsl:apply-templates select="e:PULLSingleImportEnvelopeResult/(* except (hub:HUBTrackingInfo, hub:hubDeliveryErrorMessage))" mode="rest"/></e:env>
          </e:DeliverEnvelope>
        </message>
      </xsl:when>
      <xsl:otherwise><gone/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
