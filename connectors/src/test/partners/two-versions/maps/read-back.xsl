<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1">
  <xsl:template match="/Referral">
    <map><string key="id"><xsl:value-of select="ReferralID"/></string></map>
  </xsl:template>
</xsl:stylesheet>
