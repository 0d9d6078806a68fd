<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to Vapenforesporsel. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fe="urn:exchangehub:partner:police:felles:1"
                xmlns:v="urn:exchangehub:partner:police:vapen:1" xpath-default-namespace="urn:exchangehub:v1">

  <xsl:variable name="directions" select="map{'IMPORT': 'INNFORSEL', 'EXPORT': 'UTFORSEL', 'TRANSIT': 'TRANSITT'}"/>

  <xsl:template match="/Referral">
    <v:Vapenforesporsel>
      <v:Hode>
        <xsl:apply-templates select="ReferralID, VersionID, CaseID, IssueDateTime, ResponseDueDateTime"/>
      </v:Hode>
      <xsl:apply-templates select="Declaration, Declaration/GoodsItem"/>
    </v:Vapenforesporsel>
  </xsl:template>

  <xsl:template match="ReferralID"><fe:Saksreferanse><xsl:value-of select="."/></fe:Saksreferanse></xsl:template>
  <xsl:template match="Referral/VersionID"><fe:Versjon><xsl:value-of select="."/></fe:Versjon></xsl:template>
  <xsl:template match="CaseID"><fe:Tollsak><xsl:value-of select="."/></fe:Tollsak></xsl:template>
  <xsl:template match="Referral/IssueDateTime"><fe:Sendt><xsl:value-of select="."/></fe:Sendt></xsl:template>
  <xsl:template match="ResponseDueDateTime"><fe:Svarfrist><xsl:value-of select="."/></fe:Svarfrist></xsl:template>

  <xsl:template match="Declaration">
    <v:Forsendelse>
      <xsl:apply-templates select="MRN, LRN, VersionID, DirectionCode,
                                   (CustomsOffice[RoleCode = 'PRESENTATION'], CustomsOffice[RoleCode = 'DECLARATION'])[1],
                                   Declarant, Exporter, Importer, ExportCountryCode, DestinationCountryCode,
                                   (BorderTransportMeans, ArrivalTransportMeans, DepartureTransportMeans)[ID][1],
                                   GoodsLocation/(Name, ID)[1], SupportingDocument"/>
    </v:Forsendelse>
  </xsl:template>

  <xsl:template match="MRN"><v:MRN><xsl:value-of select="."/></v:MRN></xsl:template>
  <xsl:template match="LRN"><v:LRN><xsl:value-of select="."/></v:LRN></xsl:template>
  <xsl:template match="Declaration/VersionID"><v:Deklarasjonsversjon><xsl:value-of select="."/></v:Deklarasjonsversjon></xsl:template>
  <xsl:template match="DirectionCode"><v:Retning><xsl:value-of select="$directions(string(.))"/></v:Retning></xsl:template>
  <xsl:template match="CustomsOffice"><v:Tollsted><xsl:value-of select="ReferenceNumber"/></v:Tollsted></xsl:template>
  <xsl:template match="Declarant"><v:Deklarant><xsl:apply-templates select="Identifier, Name, Address/*"/></v:Deklarant></xsl:template>
  <xsl:template match="Exporter"><v:Eksportor><xsl:apply-templates select="Identifier, Name, Address/*"/></v:Eksportor></xsl:template>
  <xsl:template match="Importer"><v:Importor><xsl:apply-templates select="Identifier, Name, Address/*"/></v:Importor></xsl:template>
  <xsl:template match="ExportCountryCode"><v:Avsenderland><xsl:value-of select="."/></v:Avsenderland></xsl:template>
  <xsl:template match="DestinationCountryCode"><v:Bestemmelsesland><xsl:value-of select="."/></v:Bestemmelsesland></xsl:template>
  <xsl:template match="BorderTransportMeans | ArrivalTransportMeans | DepartureTransportMeans"><v:Transportmiddel><xsl:value-of select="ID"/></v:Transportmiddel></xsl:template>
  <xsl:template match="GoodsLocation/*"><v:Lagringssted><xsl:value-of select="."/></v:Lagringssted></xsl:template>

  <xsl:template match="Identifier">
    <fe:Identitet>
      <fe:Type><xsl:value-of select="TypeCode"/></fe:Type>
      <fe:Verdi><xsl:value-of select="ID"/></fe:Verdi>
    </fe:Identitet>
  </xsl:template>
  <xsl:template match="Declarant/Name | Exporter/Name | Importer/Name"><fe:Navn><xsl:value-of select="."/></fe:Navn></xsl:template>
  <xsl:template match="Address/Line"><fe:Gate><xsl:value-of select="."/></fe:Gate></xsl:template>
  <xsl:template match="Address/PostcodeID"><fe:Postnummer><xsl:value-of select="."/></fe:Postnummer></xsl:template>
  <xsl:template match="Address/CityName"><fe:Poststed><xsl:value-of select="."/></fe:Poststed></xsl:template>
  <xsl:template match="Address/CountryCode"><fe:Land><xsl:value-of select="."/></fe:Land></xsl:template>

  <xsl:template match="GoodsItem">
    <v:Varelinje>
      <v:Linjenummer><xsl:value-of select="SequenceNumeric"/></v:Linjenummer>
      <xsl:apply-templates select="CommodityCode, Description, OriginCountryCode, NetMassMeasure, SupplementaryQuantity"/>
      <xsl:if test="Packaging/QuantityQuantity"><v:Kolli><xsl:value-of select="sum(Packaging/QuantityQuantity ! number(.))"/></v:Kolli></xsl:if>
      <xsl:apply-templates select="SupportingDocument, /Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/>
    </v:Varelinje>
  </xsl:template>

  <xsl:template match="CommodityCode"><v:Varenummer><xsl:value-of select="."/></v:Varenummer></xsl:template>
  <xsl:template match="Description"><v:Beskrivelse><xsl:value-of select="."/></v:Beskrivelse></xsl:template>
  <xsl:template match="OriginCountryCode"><v:Opprinnelsesland><xsl:value-of select="."/></v:Opprinnelsesland></xsl:template>
  <xsl:template match="NetMassMeasure"><v:Nettovekt><xsl:value-of select="."/></v:Nettovekt></xsl:template>
  <xsl:template match="Ground"><v:Grunnlag><xsl:value-of select="Text"/></v:Grunnlag></xsl:template>

  <xsl:template match="SupplementaryQuantity | Quantity">
    <v:Mengde>
      <fe:Antall><xsl:value-of select="Value"/></fe:Antall>
      <xsl:apply-templates select="UnitCode"/>
    </v:Mengde>
  </xsl:template>
  <xsl:template match="UnitCode"><fe:Enhet><xsl:value-of select="."/></fe:Enhet></xsl:template>

  <xsl:template match="SupportingDocument">
    <v:Tillatelse>
      <v:Type><xsl:value-of select="TypeCode"/></v:Type>
      <xsl:apply-templates select="ID, LineNumeric, ValidUntil, Quantity"/>
    </v:Tillatelse>
  </xsl:template>
  <xsl:template match="SupportingDocument/ID"><v:Nummer><xsl:value-of select="."/></v:Nummer></xsl:template>
  <xsl:template match="SupportingDocument/LineNumeric"><v:Linje><xsl:value-of select="."/></v:Linje></xsl:template>
  <xsl:template match="SupportingDocument/ValidUntil"><v:GyldigTil><xsl:value-of select="."/></v:GyldigTil></xsl:template>
</xsl:stylesheet>
