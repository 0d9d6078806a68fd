<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to Lisenssporring: each value becomes an attribute. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xpath-default-namespace="urn:exchangehub:v1">

  <xsl:variable name="directions" select="map{'IMPORT': 'inn', 'EXPORT': 'ut', 'TRANSIT': 'transitt'}"/>
  <xsl:variable name="roles" select="map{'Declarant': 'deklarant', 'Exporter': 'eksportor', 'Importer': 'mottaker', 'Consignee': 'sluttmottaker'}"/>

  <xsl:template match="/Referral">
    <Lisenssporring referanse="{ReferralID}" versjon="{VersionID}" tollsak="{CaseID}" sendt="{IssueDateTime}">
      <xsl:apply-templates select="ResponseDueDateTime, Declaration, Declaration/GoodsItem"/>
    </Lisenssporring>
  </xsl:template>

  <xsl:template match="Declaration">
    <Deklarasjon lrn="{LRN}" versjon="{VersionID}" retning="{$directions(string(DirectionCode))}">
      <xsl:apply-templates select="MRN, CustomsOffice[RoleCode = 'EXIT'], DestinationCountryCode, BorderTransportMeans/ID,
                                   BorderTransportMeans/ModeCode, Declarant, Exporter, Importer, Consignee, RoutingCountryCode,
                                   SupportingDocument"/>
    </Deklarasjon>
  </xsl:template>

  <xsl:template match="Declarant | Exporter | Importer | Consignee">
    <Aktor rolle="{$roles(local-name())}">
      <xsl:apply-templates select="Name, Address/*, Identifier"/>
    </Aktor>
  </xsl:template>

  <xsl:template match="Identifier"><Id type="{TypeCode}" verdi="{ID}"/></xsl:template>
  <xsl:template match="RoutingCountryCode"><Via land="{.}"/></xsl:template>

  <xsl:template match="GoodsItem">
    <Vare linje="{SequenceNumeric}">
      <xsl:apply-templates select="CommodityCode"/>
      <xsl:if test="AdditionalCommodityCode"><xsl:attribute name="tillegg" select="AdditionalCommodityCode"/></xsl:if>
      <xsl:apply-templates select="Description, OriginCountryCode, Procedure, NetMassMeasure, SupplementaryQuantity/*, ItemChargeAmount/*,
                                   SupportingDocument, /Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/>
    </Vare>
  </xsl:template>

  <xsl:template match="Ground"><Grunn regel="{RuleID}" tekst="{Text}"/></xsl:template>

  <xsl:template match="SupportingDocument">
    <Lisens type="{TypeCode}">
      <xsl:apply-templates select="ID, LineNumeric, StatusCode, ValidUntil, Quantity/*"/>
    </Lisens>
  </xsl:template>

  <xsl:template match="ResponseDueDateTime"><xsl:attribute name="svarfrist" select="."/></xsl:template>
  <xsl:template match="MRN"><xsl:attribute name="mrn" select="."/></xsl:template>
  <xsl:template match="CustomsOffice"><xsl:attribute name="utpassering" select="ReferenceNumber"/></xsl:template>
  <xsl:template match="DestinationCountryCode"><xsl:attribute name="bestemmelsesland" select="."/></xsl:template>
  <xsl:template match="BorderTransportMeans/ID"><xsl:attribute name="transportmiddel" select="."/></xsl:template>
  <xsl:template match="BorderTransportMeans/ModeCode"><xsl:attribute name="transportmate" select="."/></xsl:template>
  <xsl:template match="Name"><xsl:attribute name="navn" select="."/></xsl:template>
  <xsl:template match="Address/Line"><xsl:attribute name="gate" select="."/></xsl:template>
  <xsl:template match="Address/PostcodeID"><xsl:attribute name="postnr" select="."/></xsl:template>
  <xsl:template match="Address/CityName"><xsl:attribute name="sted" select="."/></xsl:template>
  <xsl:template match="Address/CountryCode"><xsl:attribute name="land" select="."/></xsl:template>
  <xsl:template match="CommodityCode"><xsl:attribute name="varenr" select="."/></xsl:template>
  <xsl:template match="Description"><xsl:attribute name="beskrivelse" select="."/></xsl:template>
  <xsl:template match="OriginCountryCode"><xsl:attribute name="opprinnelse" select="."/></xsl:template>
  <xsl:template match="Procedure"><xsl:attribute name="prosedyre" select="CurrentCode, PreviousCode" separator=""/></xsl:template>
  <xsl:template match="NetMassMeasure"><xsl:attribute name="netto" select="."/></xsl:template>
  <xsl:template match="SupplementaryQuantity/Value"><xsl:attribute name="antall" select="."/></xsl:template>
  <xsl:template match="SupplementaryQuantity/UnitCode"><xsl:attribute name="enhet" select="."/></xsl:template>
  <xsl:template match="ItemChargeAmount/Value"><xsl:attribute name="verdi" select="."/></xsl:template>
  <xsl:template match="ItemChargeAmount/CurrencyCode"><xsl:attribute name="valuta" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/ID"><xsl:attribute name="nr" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/LineNumeric"><xsl:attribute name="linje" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/StatusCode"><xsl:attribute name="status" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/ValidUntil"><xsl:attribute name="gyldigTil" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/Quantity/Value"><xsl:attribute name="trekk" select="."/></xsl:template>
  <xsl:template match="SupportingDocument/Quantity/UnitCode"><xsl:attribute name="trekkEnhet" select="."/></xsl:template>
</xsl:stylesheet>
