<?xml version="1.0" encoding="UTF-8"?>
<!-- Declaration to the food safety authority's case: picks its goods items, then leaves the rest to the hub's map of referrals. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:import href="partners/food-safety-animals/maps/referral.to-partner.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="id" as="xs:string"/>
  <xsl:param name="now" as="xs:string"/>
  <xsl:variable name="chapters" select="'01', '02', '03', '04', '05', '15', '16', '23', '41', '51'"/>

  <xsl:template match="/Declaration">
    <xsl:variable name="concerned" select="GoodsItem[substring(CommodityCode, 1, 2) = $chapters]"/>
    <xsl:variable name="referral">
      <Referral>
        <ReferralID><xsl:value-of select="$id"/></ReferralID>
        <VersionID>1</VersionID>
        <CaseID><xsl:value-of select="$id"/></CaseID>
        <RecipientID>food-safety-animals</RecipientID>
        <RoleCode>DECIDE</RoleCode>
        <IssueDateTime><xsl:value-of select="$now"/></IssueDateTime>
        <xsl:for-each select="$concerned">
          <Ground>
            <xsl:copy-of select="SequenceNumeric"/>
            <RuleID>goods</RuleID>
            <Text><xsl:value-of select="'line ' || SequenceNumeric || ': ' || CommodityCode || ' is under ' || substring(CommodityCode, 1, 2)"/></Text>
          </Ground>
        </xsl:for-each>
        <Declaration>
          <xsl:copy-of select="* except GoodsItem, $concerned"/>
        </Declaration>
      </Referral>
    </xsl:variable>
    <xsl:variable name="case">
      <xsl:apply-templates select="$referral/Referral"/>
    </xsl:variable>
    <xsl:value-of select="xml-to-json($case)"/>
  </xsl:template>
</xsl:stylesheet>
