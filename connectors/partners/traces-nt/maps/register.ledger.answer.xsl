<?xml version="1.0" encoding="UTF-8"?>
<!-- QuantityManagementSummary: what is reserved and consumed, by declaration and goods item. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"
                xmlns:f="urn:exchangehub:partner:traces-nt:quantities" exclude-result-prefixes="#all">

  <xsl:include href="quantities.xsl"/>

  <xsl:template match="/ProcessedChedInformationResponse[not(ChedCertificate)][not(QuantityManagementSummary)][not(ReservationResult)]" priority="2"><absent/></xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse[not(QuantityManagementSummary/*) or f:mixes(QuantityManagementSummary)]" priority="1">
    <failed reason="its quantities are missing or do not convert"/>
  </xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse">
    <xsl:variable name="summary" select="QuantityManagementSummary"/>
    <ledger>
      <xsl:for-each select="f:lines($summary)">
        <xsl:variable name="unit" select="f:unit($summary, .)"/>
        <line number="{.}" issued="{f:sum(f:of-line($summary/*, .), $unit)}" reserved="{f:sum(f:of-line($summary/b:ReservedQuantity, .), $unit)}"
              consumed="{f:sum(f:of-line($summary/b:ConsumedQuantity, .), $unit)}" unit="{f:unit-here($unit)}"/>
      </xsl:for-each>
      <xsl:for-each-group select="$summary/(b:ReservedQuantity | b:ConsumedQuantity)" composite="yes"
                          group-by="xs:integer(b:SwSupportingDocument/b:CertificateLineNumber), f:declaration(.), xs:integer(b:GoodsItemNumber)" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xsl:variable name="unit" select="f:unit($summary, current-grouping-key()[1])"/>
        <use line="{current-grouping-key()[1]}" item="{current-grouping-key()[3]}" reserved="{f:sum(current-group()[self::b:ReservedQuantity], $unit)}"
             consumed="{f:sum(current-group()[self::b:ConsumedQuantity], $unit)}">
          <xsl:attribute name="{if (b:MRN) then 'mrn' else 'lrn'}" select="(b:MRN, b:LRN)"/>
        </use>
      </xsl:for-each-group>
    </ledger>
  </xsl:template>
</xsl:stylesheet>
