<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to Consultation. Prices and customs values are left out: the authority has no use for them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:partner:environment-cites:1"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:template match="/Referral">
    <Consultation reference="{ReferralID}" version="{VersionID}" case="{CaseID}"
                  purpose="{map{'DECIDE': 'decision', 'INFORM': 'information'}(string(RoleCode))}">
      <Issued><xsl:value-of select="IssueDateTime"/></Issued>
      <xsl:apply-templates select="ResponseDueDateTime, Declaration, Declaration/GoodsItem"/>
    </Consultation>
  </xsl:template>

  <xsl:template match="Declaration">
    <Movement direction="{lower-case(DirectionCode)}" version="{VersionID}">
      <xsl:apply-templates select="MRN, LRN, TypeCode, ExportCountryCode, DestinationCountryCode, CustomsOffice,
                                   (BorderTransportMeans, ArrivalTransportMeans, DepartureTransportMeans)[ID][1]/ID,
                                   TransportEquipment/ID, GoodsLocation/(Name, ID)[1],
                                   Declarant, Exporter, Importer, Consignor, Consignee, SupportingDocument"/>
    </Movement>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <Specimen line="{SequenceNumeric}">
      <xsl:apply-templates select="CommodityCode, Description, OriginCountryCode, Procedure, GrossMassMeasure, NetMassMeasure,
                                   SupplementaryQuantity, Packaging, Consignor, Consignee, SupportingDocument,
                                   /Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/>
    </Specimen>
  </xsl:template>

  <xsl:template match="Declarant | Exporter | Importer | Consignor | Consignee">
    <Person role="{lower-case(local-name())}">
      <xsl:apply-templates select="Identifier, Name, Address/Line, Address/PostcodeID, Address/CityName, Address/CountryCode"/>
    </Person>
  </xsl:template>

  <xsl:template match="SupportingDocument">
    <Permit type="{TypeCode}">
      <xsl:apply-templates select="LineNumeric, StatusCode, ID, Name, ValidUntil, Quantity"/>
    </Permit>
  </xsl:template>
  <xsl:template match="SupportingDocument/LineNumeric"><xsl:attribute name="line" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/StatusCode"><xsl:attribute name="status" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/ID"><Number><xsl:value-of select="."/></Number></xsl:template>
  <xsl:template match="SupportingDocument/Name"><Issuer><xsl:value-of select="."/></Issuer></xsl:template>
  <xsl:template match="SupportingDocument/ValidUntil"><ValidUntil><xsl:value-of select="."/></ValidUntil></xsl:template>

  <xsl:template match="SupplementaryQuantity | Quantity">
    <Quantity>
      <xsl:apply-templates select="UnitCode"/>
      <xsl:value-of select="Value"/>
    </Quantity>
  </xsl:template>
  <xsl:template match="UnitCode"><xsl:attribute name="unit" select="."/></xsl:template>

  <xsl:template match="Packaging">
    <Package>
      <xsl:apply-templates select="TypeCode, QuantityQuantity"/>
      <xsl:value-of select="MarksNumbersID"/>
    </Package>
  </xsl:template>
  <xsl:template match="Packaging/TypeCode"><xsl:attribute name="type" select="."/></xsl:template>
  <xsl:template match="Packaging/QuantityQuantity"><xsl:attribute name="count" select="."/></xsl:template>

  <xsl:template match="ResponseDueDateTime"><AnswerBy><xsl:value-of select="."/></AnswerBy></xsl:template>
  <xsl:template match="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:template>
  <xsl:template match="LRN"><LRN><xsl:value-of select="."/></LRN></xsl:template>
  <xsl:template match="Declaration/TypeCode"><ProcedureType><xsl:value-of select="."/></ProcedureType></xsl:template>
  <xsl:template match="Declaration/ExportCountryCode"><From><xsl:value-of select="."/></From></xsl:template>
  <xsl:template match="Declaration/DestinationCountryCode"><To><xsl:value-of select="."/></To></xsl:template>
  <xsl:template match="CustomsOffice"><Office role="{lower-case(RoleCode)}"><xsl:value-of select="ReferenceNumber"/></Office></xsl:template>
  <xsl:template match="BorderTransportMeans/ID | ArrivalTransportMeans/ID | DepartureTransportMeans/ID"><Transport><xsl:value-of select="."/></Transport></xsl:template>
  <xsl:template match="TransportEquipment/ID"><Container><xsl:value-of select="."/></Container></xsl:template>
  <xsl:template match="GoodsLocation/*"><Location><xsl:value-of select="."/></Location></xsl:template>
  <xsl:template match="CommodityCode"><CommodityCode><xsl:value-of select="."/></CommodityCode></xsl:template>
  <xsl:template match="Description"><Description><xsl:value-of select="."/></Description></xsl:template>
  <xsl:template match="OriginCountryCode"><Origin><xsl:value-of select="."/></Origin></xsl:template>
  <xsl:template match="Procedure"><Procedure><xsl:value-of select="CurrentCode, PreviousCode" separator=""/></Procedure></xsl:template>
  <xsl:template match="GoodsItem/GrossMassMeasure"><GrossMass><xsl:value-of select="."/></GrossMass></xsl:template>
  <xsl:template match="NetMassMeasure"><NetMass><xsl:value-of select="."/></NetMass></xsl:template>
  <xsl:template match="Ground"><Ground rule="{RuleID}"><xsl:value-of select="Text"/></Ground></xsl:template>
  <xsl:template match="Identifier"><Identity type="{TypeCode}"><xsl:value-of select="ID"/></Identity></xsl:template>
  <xsl:template match="Name"><Name><xsl:value-of select="."/></Name></xsl:template>
  <xsl:template match="Address/Line"><Street><xsl:value-of select="."/></Street></xsl:template>
  <xsl:template match="Address/PostcodeID"><Postcode><xsl:value-of select="."/></Postcode></xsl:template>
  <xsl:template match="Address/CityName"><City><xsl:value-of select="."/></City></xsl:template>
  <xsl:template match="Address/CountryCode"><Country><xsl:value-of select="."/></Country></xsl:template>
</xsl:stylesheet>
