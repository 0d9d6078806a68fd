<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to "Sak" (FORELAGT). Prices and customs values are left out: the agency has no use for them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:food-safety-animals:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:variable name="roles" select="map{'DECIDE': 'AVGJOR', 'INFORM': 'ORIENTERES'}"/>
  <xsl:variable name="directions" select="map{'IMPORT': 'INNFORSEL', 'EXPORT': 'UTFORSEL', 'TRANSIT': 'TRANSITT'}"/>
  <xsl:variable name="offices" select="map{
      'DECLARATION': 'DEKLARERING', 'PRESENTATION': 'FREMLEGGELSE', 'SUPERVISING': 'OPPFOLGING', 'ENTRY': 'INNPASSERING',
      'EXIT': 'UTPASSERING', 'DEPARTURE': 'AVGANG', 'DESTINATION': 'BESTEMMELSE'}"/>

  <xsl:template match="/Referral">
    <map>
      <xsl:sequence select="f:text('sakId', ReferralID), f:number('versjon', VersionID)"/>
      <string key="hendelse">FORELAGT</string>
      <xsl:sequence select="f:text('tollsakId', CaseID)"/>
      <string key="rolle"><xsl:value-of select="$roles(string(RoleCode))"/></string>
      <xsl:sequence select="f:text('tidspunkt', IssueDateTime), f:text('svarfrist', ResponseDueDateTime)"/>
      <xsl:apply-templates select="Declaration"/>
      <array key="varelinjer"><xsl:apply-templates select="Declaration/GoodsItem"/></array>
    </map>
  </xsl:template>

  <xsl:template match="Declaration">
    <map key="deklarasjon">
      <xsl:sequence select="f:text('mrn', MRN), f:text('lrn', LRN), f:number('versjon', VersionID)"/>
      <string key="retning"><xsl:value-of select="$directions(string(DirectionCode))"/></string>
      <xsl:sequence select="f:text('type', TypeCode), f:text('tidspunkt', IssueDateTime)"/>
      <xsl:where-populated><array key="tollsteder"><xsl:apply-templates select="CustomsOffice"/></array></xsl:where-populated>
      <xsl:sequence select="f:party('deklarant', Declarant), f:party('eksportor', Exporter), f:party('importor', Importer),
                            f:party('avsender', Consignor), f:party('mottaker', Consignee), f:party('transportor', Carrier),
                            f:text('avsenderland', ExportCountryCode), f:text('bestemmelsesland', DestinationCountryCode)"/>
      <xsl:apply-templates select="(BorderTransportMeans, ArrivalTransportMeans, DepartureTransportMeans)[1]"/>
      <xsl:where-populated><array key="containere"><xsl:apply-templates select="TransportEquipment"/></array></xsl:where-populated>
      <xsl:sequence select="f:text('lagringssted', GoodsLocation/(Name, ID)[1])"/>
      <xsl:where-populated><array key="dokumenter"><xsl:apply-templates select="SupportingDocument"/></array></xsl:where-populated>
    </map>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <map>
      <xsl:sequence select="f:number('nr', SequenceNumeric), f:text('varenummer', CommodityCode),
                            f:text('beskrivelse', Description), f:text('opprinnelsesland', OriginCountryCode),
                            f:text('avsenderland', ExportCountryCode), f:text('bestemmelsesland', DestinationCountryCode)"/>
      <xsl:if test="Procedure"><string key="prosedyre"><xsl:value-of select="Procedure/(CurrentCode, PreviousCode)" separator=""/></string></xsl:if>
      <xsl:sequence select="f:text('bruttovekt', GrossMassMeasure), f:text('nettovekt', NetMassMeasure)"/>
      <xsl:apply-templates select="SupplementaryQuantity"/>
      <xsl:sequence select="f:party('avsender', Consignor), f:party('mottaker', Consignee)"/>
      <xsl:where-populated><array key="kolli"><xsl:apply-templates select="Packaging"/></array></xsl:where-populated>
      <xsl:where-populated><array key="containere"><xsl:apply-templates select="TransportEquipmentID"/></array></xsl:where-populated>
      <xsl:where-populated><array key="dokumenter"><xsl:apply-templates select="SupportingDocument"/></array></xsl:where-populated>
      <array key="grunnlag"><xsl:apply-templates select="/Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/></array>
    </map>
  </xsl:template>

  <xsl:template match="Ground">
    <map>
      <xsl:sequence select="f:text('regel', RuleID), f:text('tekst', Text)"/>
    </map>
  </xsl:template>

  <xsl:template match="CustomsOffice">
    <map>
      <string key="rolle"><xsl:value-of select="$offices(string(RoleCode))"/></string>
      <xsl:sequence select="f:text('kode', ReferenceNumber)"/>
    </map>
  </xsl:template>

  <xsl:template match="Identifier">
    <map>
      <xsl:sequence select="f:text('id', ID), f:text('type', TypeCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="Address">
    <map key="adresse">
      <xsl:sequence select="f:text('gate', Line), f:text('postnummer', PostcodeID), f:text('sted', CityName), f:text('land', CountryCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="BorderTransportMeans | ArrivalTransportMeans | DepartureTransportMeans">
    <map key="transport">
      <xsl:sequence select="f:text('kjennetegn', ID), f:text('nasjonalitet', RegistrationNationalityCode),
                            f:text('transportmate', ModeCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="TransportEquipment">
    <map>
      <xsl:sequence select="f:number('nr', SequenceNumeric), f:text('id', ID)"/>
      <xsl:where-populated><array key="plomber"><xsl:apply-templates select="SealID"/></array></xsl:where-populated>
    </map>
  </xsl:template>

  <xsl:template match="TransportEquipmentID | SealID"><string><xsl:value-of select="."/></string></xsl:template>

  <xsl:template match="SupportingDocument">
    <map>
      <xsl:sequence select="f:text('type', TypeCode), f:text('referanse', ID), f:number('linje', LineNumeric),
                            f:text('status', StatusCode), f:text('navn', Name), f:text('gyldigTil', ValidUntil)"/>
      <xsl:apply-templates select="Quantity"/>
    </map>
  </xsl:template>

  <xsl:template match="SupplementaryQuantity | Quantity">
    <map key="mengde">
      <xsl:sequence select="f:text('verdi', Value), f:text('enhet', UnitCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="Packaging">
    <map>
      <xsl:sequence select="f:number('nr', SequenceNumeric), f:text('type', TypeCode), f:number('antall', QuantityQuantity),
                            f:text('merke', MarksNumbersID)"/>
    </map>
  </xsl:template>

  <xsl:function name="f:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><string key="{$key}"><xsl:value-of select="$value"/></string></xsl:if>
  </xsl:function>

  <xsl:function name="f:number" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="element()?"/>
    <xsl:if test="$value"><number key="{$key}"><xsl:value-of select="$value"/></number></xsl:if>
  </xsl:function>

  <xsl:function name="f:party" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="party" as="element()?"/>
    <xsl:for-each select="$party">
      <map key="{$key}">
        <xsl:where-populated><array key="identiteter"><xsl:apply-templates select="Identifier"/></array></xsl:where-populated>
        <xsl:sequence select="f:text('navn', Name)"/>
        <xsl:apply-templates select="Address"/>
      </map>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
