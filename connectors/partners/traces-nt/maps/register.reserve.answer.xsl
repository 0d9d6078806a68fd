<?xml version="1.0" encoding="UTF-8"?>
<!-- ProcessedChedInformationResponse to a reserve. A success counts where it shows the declaration's own reservation, as it was asked. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" exclude-result-prefixes="#all">

  <xsl:include href="reservations.xsl"/>

  <xsl:template match="/ProcessedChedInformationResponse[xs:boolean(ReservationResult)]" xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xsl:choose>
      <xsl:when test="$own-reserved and $others-as-stated"><done/></xsl:when>
      <xsl:otherwise><failed reason="it says that it has reserved, and does not show what was asked"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
