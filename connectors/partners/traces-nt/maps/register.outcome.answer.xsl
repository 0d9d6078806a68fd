<?xml version="1.0" encoding="UTF-8"?>
<!-- ChedClearanceResponse and ChedInterventionResponse: what came of it. An outcome that is not known is not guessed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" exclude-result-prefixes="#all">

  <xsl:template match="/ChedClearanceResponse | /ChedInterventionResponse">
    <xsl:variable name="isClearance" select="exists(self::ChedClearanceResponse)"/>
    <xsl:choose>
      <xsl:when test="QuantityManagementOutcome = '01'"><done/></xsl:when>
      <xsl:when test="QuantityManagementOutcome = '04'"><done warning="It was done, but the status of the certificate has changed meanwhile"/></xsl:when>
      <xsl:when test="QuantityManagementOutcome = '02'">
        <refused reason="{if ($isClearance) then 'NO_RESERVATION' else 'NO_WRITE_OFF'}" text="There is no record for this MRN and certificate"/>
      </xsl:when>
      <xsl:when test="QuantityManagementOutcome = '03'"><refused reason="ALREADY_WRITTEN_OFF" text="It is already consumed"/></xsl:when>
      <xsl:when test="QuantityManagementOutcome = '05'"><refused reason="NO_WRITE_OFF" text="An active reservation exists"/></xsl:when>
      <xsl:otherwise><failed reason="the outcome is unknown" raw="outcome '{QuantityManagementOutcome}'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
