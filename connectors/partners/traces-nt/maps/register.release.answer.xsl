<?xml version="1.0" encoding="UTF-8"?>
<!-- What came of giving a reservation back: by a deletion, or by stating what the declaration keeps. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" exclude-result-prefixes="#all">

  <xsl:include href="reservations.xsl"/>
  <xsl:include href="register.outcome.answer.xsl"/>

  <xsl:template match="/ProcessedChedInformationResponse[xs:boolean(ReservationResult)]" xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xsl:choose>
      <xsl:when test="not($own) and $others-as-stated"><done/></xsl:when>
      <xsl:otherwise><failed reason="it still shows what was to be given back, or not what is to be kept"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
