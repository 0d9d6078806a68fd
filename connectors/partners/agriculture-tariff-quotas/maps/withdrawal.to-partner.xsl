<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to "annullering". -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:agriculture-tariff-quotas:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:template match="/Withdrawal">
    <map>
      <map key="annullering">
        <xsl:sequence select="f:text('trekkId', ReferralID), f:number('versjon', VersionID), f:text('tollsak', CaseID),
                              f:text('sendt', IssueDateTime), f:text('mrn', Reference/MRN), f:text('lrn', Reference/LRN)"/>
        <string key="arsak">
          <xsl:value-of select="map{'CANCELLED': 'DEKLARASJON_KANSELLERT', 'NOT_CONCERNED': 'LINJER_FALT_BORT'}(string(ReasonCode))"/>
        </string>
        <xsl:sequence select="f:text('tekst', ReasonText)"/>
      </map>
    </map>
  </xsl:template>
</xsl:stylesheet>
