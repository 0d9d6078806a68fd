<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">
  <xsl:param name="codelists" as="map(*)"/>
  <xsl:template match="/Referral">
    <map>
      <string key="id"><xsl:value-of select="ReferralID"/></string>
      <string key="v"><xsl:value-of select="VersionID, CaseID, Declaration/LRN" separator="/"/></string>
      <array key="goods">
        <xsl:for-each select="Declaration/GoodsItem">
          <map>
            <string key="code"><xsl:value-of select="SequenceNumeric, CommodityCode" separator=":"/></string>
            <string key="text"><xsl:value-of select="Description"/></string>
            <string key="quantity"><xsl:value-of select="SupplementaryQuantity/Value, $codelists('units')(SupplementaryQuantity/UnitCode)('name')"/></string>
          </map>
        </xsl:for-each>
      </array>
    </map>
  </xsl:template>
</xsl:stylesheet>
