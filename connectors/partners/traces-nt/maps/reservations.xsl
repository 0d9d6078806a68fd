<?xml version="1.0" encoding="UTF-8"?>
<!-- What an answer to a reserve says of the declaration's own reservations, and why one is refused. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"
                xmlns:f="urn:exchangehub:partner:traces-nt:quantities" exclude-result-prefixes="#all">

  <xsl:include href="quantities.xsl"/>

  <xsl:param name="declaration"/>
  <xsl:param name="line"/>
  <xsl:param name="item"/>
  <xsl:param name="quantity"/>
  <xsl:param name="unit"/>
  <xsl:param name="also"/>

  <xsl:variable name="reserved" select="/*/QuantityManagementSummary/b:ReservedQuantity[f:declaration(.) = $declaration]"/>
  <xsl:variable name="own" select="f:held($line, $item)"/>
  <xsl:variable name="own-reserved" select="exists($own) and f:sum($own, f:unit-there($unit)) = xs:decimal($quantity)"/>
  <xsl:variable name="others-as-stated" select="every $other in tokenize($also, ' ')[. ne ''] satisfies
      (let $parts := tokenize($other, '/') return f:sum(f:held($parts[1], $parts[2]), f:unit-there($unit)) = xs:decimal($parts[4]))"/>

  <xsl:function name="f:held" as="element()*">
    <xsl:param name="of-line"/>
    <xsl:param name="of-item"/>
    <xsl:sequence select="$reserved[string(b:GoodsItemNumber) = string($of-item)][string(b:SwSupportingDocument/b:CertificateLineNumber) = string($of-line)]"/>
  </xsl:function>

  <!-- CERTEX guidelines, as the field knows them; the owner's own words are not passed on. -->
  <xsl:variable name="refusals" select="map{
      '01': ('FUNCTION_NOT_APPLICABLE', 'The certificate is the base of extracts'),
      '02': ('SINGLE_USE', 'The document is already used'),
      '03': ('COMMODITY_MISMATCH', 'The commodity codes do not match'),
      '04': ('NOT_ISSUED', 'The certificate does not have the status in which quantities are drawn'),
      '05': ('QUANTITY_INSUFFICIENT', 'The quantities are not sufficient'),
      '06': ('ALREADY_WRITTEN_OFF', 'A write-off for this MRN and document exists'),
      '07': ('LINE_UNKNOWN', 'The line numbers do not match'),
      '08': ('COUNTRY_MISMATCH', 'The country of destination does not match'),
      '09': ('HOLDER_MISMATCH', 'The holder does not match'),
      '10': ('UNIT_MISMATCH', 'The measurement unit does not match'),
      '11': ('QUANTITY_MISSING', 'The quantities can not be validated')}"/>

  <xsl:template match="/ProcessedChedInformationResponse[not(ChedCertificate)][not(QuantityManagementSummary)][not(ReservationResult)]" priority="2">
    <refused reason="PERMIT_UNKNOWN" text="There is no such certificate"/>
  </xsl:template>

  <xsl:template match="/ProcessedChedInformationResponse[ReservationResult[not(xs:boolean(.))]]" priority="1">
    <xsl:variable name="code" select="string(ReservationFailureReason)"/>
    <xsl:variable name="why" select="($refusals($code), 'FUNCTION_NOT_APPLICABLE', if ($code = '') then 'No reason is given' else 'The reason is unrecognised')"/>
    <refused reason="{$why[1]}" text="{$why[2]}{f:place(.)}">
      <xsl:if test="empty($refusals($code))"><xsl:attribute name="raw" select="'refusal reason ''' || $code || ''''"/></xsl:if>
    </refused>
  </xsl:template>

  <xsl:function name="f:place" as="xs:string">
    <xsl:param name="response" as="element()"/>
    <xsl:variable name="failed" select="$response/ReservationFailureConsignmentItem/b:GoodsItemNumber[matches(., '^[0-9]{1,5}$')]"/>
    <xsl:sequence select="if ($failed) then ' (goods item ' || $failed || ')' else ''"/>
  </xsl:function>

  <xsl:template match="/ProcessedChedInformationResponse[not(ReservationResult)]"><failed reason="it does not say whether it has reserved"/></xsl:template>
</xsl:stylesheet>
