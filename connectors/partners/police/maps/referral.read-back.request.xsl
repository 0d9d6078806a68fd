<?xml version="1.0" encoding="UTF-8"?>
<!-- HentStatus: whether the police has this version of the referral. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:police:vapen:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Referral">
    <HentStatus>
      <Saksreferanse><xsl:value-of select="ReferralID"/></Saksreferanse>
      <Versjon><xsl:value-of select="VersionID"/></Versjon>
    </HentStatus>
  </xsl:template>
</xsl:stylesheet>
