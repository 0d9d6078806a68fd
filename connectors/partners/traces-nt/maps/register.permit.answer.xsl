<?xml version="1.0" encoding="UTF-8"?>
<!-- ProcessedChedInformationResponse to a read, as a permit. Only an empty success means that there is no such certificate. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"
                xmlns:sps="urn:un:unece:uncefact:data:standard:SPSCertificate:17" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"
                xmlns:f="urn:exchangehub:partner:traces-nt:quantities" xmlns:hub="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:include href="quantities.xsl"/>

  <xsl:param name="kind"/>
  <xsl:param name="reference"/>

  <!-- 70 validated, 1 new; with any other status nothing is drawn. -->
  <xsl:variable name="status" select="map{'70': 'VALID', '1': 'DRAFT'}"/>

  <xsl:template match="/ProcessedChedInformationResponse[ReservationResult]" priority="5"><failed reason="it answers what was not asked"/></xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse[not(ChedCertificate)][not(QuantityManagementSummary)]" priority="4"><absent/></xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse[not(ChedCertificate)]" priority="3"><failed reason="quantities without a certificate"/></xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse[not(QuantityManagementSummary/*)]" priority="2"><failed reason="a certificate without its quantities"/></xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse[f:mixes(QuantityManagementSummary)]" priority="1"><failed reason="one line is counted in units that do not convert"/></xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse">
    <xsl:variable name="summary" select="QuantityManagementSummary"/>
    <xsl:variable name="certificate" select="ChedCertificate/sps:SPSCertificate"/>
    <xsl:variable name="consignee" select="$certificate/sps:SPSConsignment/ram:ConsigneeSPSParty"/>
    <permit>
      <hub:Permit>
        <hub:PermitID><xsl:value-of select="$certificate/sps:SPSExchangedDocument/ram:ID"/></hub:PermitID>
        <hub:KindCode><xsl:value-of select="$kind"/></hub:KindCode>
        <hub:IssuerID>traces-nt</hub:IssuerID>
        <hub:VersionID>1</hub:VersionID>
        <hub:StatusCode><xsl:value-of select="($status(string($certificate/sps:SPSExchangedDocument/ram:StatusCode)), 'SUSPENDED')[1]"/></hub:StatusCode>
        <!-- Where it names no EORI number the port judges by itself who may use it. -->
        <hub:Holder>
          <xsl:for-each select="$consignee/ram:ID[matches(@schemeID, 'eori', 'i')]">
            <hub:Identifier><hub:ID><xsl:value-of select="."/></hub:ID><hub:TypeCode>EORI</hub:TypeCode></hub:Identifier>
          </xsl:for-each>
          <xsl:for-each select="$consignee/ram:Name[normalize-space()][1]"><hub:Name><xsl:value-of select="normalize-space(.)"/></hub:Name></xsl:for-each>
        </hub:Holder>
        <hub:SingleUse>false</hub:SingleUse>
        <xsl:for-each select="f:lines($summary)">
          <xsl:variable name="line" select="."/>
          <xsl:variable name="available" select="f:of-line($summary/b:AvailableQuantity, $line)"/>
          <xsl:variable name="items" select="$certificate//ram:IncludedSPSTradeLineItem[string(ram:SequenceNumeric) = string($line)]"/>
          <hub:Line>
            <hub:LineNumeric><xsl:value-of select="$line"/></hub:LineNumeric>
            <!-- The certificate's code, whatever its length: goods are compared with it as a prefix. -->
            <xsl:for-each select="distinct-values(if ($available/b:CommodityCode/*) then $available/b:CommodityCode/*[1] else $items/ram:ApplicableSPSClassification/ram:ClassCode)">
              <hub:CommodityCodePrefix><xsl:value-of select="."/></hub:CommodityCodePrefix>
            </xsl:for-each>
            <hub:Quantity>
              <hub:Value><xsl:value-of select="f:sum(f:of-line($summary/*, $line), f:unit($summary, $line))"/></hub:Value>
              <hub:UnitCode><xsl:value-of select="f:unit-here(f:unit($summary, $line))"/></hub:UnitCode>
            </hub:Quantity>
          </hub:Line>
        </xsl:for-each>
      </hub:Permit>
    </permit>
  </xsl:template>
</xsl:stylesheet>
