<?xml version="1.0" encoding="UTF-8"?>
<!-- The news of an envelope, as they come where the hub tells them by itself; none while it is pending. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call" xmlns:e="http://ephyto.ippc.int/"
                xmlns:hub="http://ephyto.ippc.int/HUB.Entities" exclude-result-prefixes="#all">
  <xsl:import href="sps.xsl"/>

  <xsl:template match="/e:GetEnvelopeTrackingInfoResponse">
    <xsl:choose>
      <xsl:when test="e:GetEnvelopeTrackingInfoResult/hub:HUBTrackingInfo = 'PendingDelivery'"><gone/></xsl:when>
      <xsl:when test="e:GetEnvelopeTrackingInfoResult/*">
        <message>
          <e:SetTrackingInfoUpdate><e:header><xsl:apply-templates select="e:GetEnvelopeTrackingInfoResult/*" mode="rest"/></e:header></e:SetTrackingInfoUpdate>
        </message>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
