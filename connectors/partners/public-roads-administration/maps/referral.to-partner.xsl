<?xml version="1.0" encoding="UTF-8"?>
<!-- Referral to "Kjøretøysak" (ny). Each line is taken for one kind of vehicle. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:f="urn:exchangehub:partner:public-roads-administration:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">
  <xsl:include href="json.xsl"/>

  <xsl:variable name="directions" select="map{'IMPORT': 'inn', 'EXPORT': 'ut', 'TRANSIT': 'transitt'}"/>

  <xsl:template match="/Referral">
    <map>
      <string key="hendelse">ny</string>
      <xsl:sequence select="f:case(.)"/>
      <xsl:apply-templates select="Declaration, Declaration/Importer"/>
      <array key="kjoretoy"><xsl:apply-templates select="Declaration/GoodsItem"/></array>
    </map>
  </xsl:template>

  <xsl:template match="Declaration">
    <map key="deklarasjon">
      <xsl:sequence select="f:text('mrn', MRN), f:text('lrn', LRN)"/>
      <number key="versjon"><xsl:value-of select="VersionID"/></number>
      <string key="retning"><xsl:value-of select="$directions(string(DirectionCode))"/></string>
      <xsl:sequence select="f:text('avsenderland', ExportCountryCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="Importer">
    <map key="importor">
      <xsl:sequence select="f:text('orgnr', Identifier[1]/ID), f:text('navn', Name), f:text('adresse', Address/Line),
                            f:text('postnummer', Address/PostcodeID), f:text('poststed', Address/CityName), f:text('land', Address/CountryCode)"/>
    </map>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <map>
      <number key="linje"><xsl:value-of select="SequenceNumeric"/></number>
      <xsl:sequence select="f:text('varenummer', CommodityCode), f:text('beskrivelse', Description),
                            f:text('produksjonsland', OriginCountryCode), f:text('antall', SupplementaryQuantity/Value),
                            f:text('egenvekt', NetMassMeasure), f:text('tollverdi', CustomsValueAmount/Value)"/>
      <xsl:where-populated>
        <array key="dokumenter"><xsl:apply-templates select="SupportingDocument, ../SupportingDocument"/></array>
      </xsl:where-populated>
      <array key="grunnlag"><xsl:apply-templates select="/Referral/Ground[SequenceNumeric = current()/SequenceNumeric]"/></array>
    </map>
  </xsl:template>

  <xsl:template match="SupportingDocument">
    <map>
      <xsl:sequence select="f:text('type', TypeCode), f:text('nummer', ID), f:text('gyldigTil', ValidUntil)"/>
    </map>
  </xsl:template>

  <xsl:template match="Ground"><string><xsl:value-of select="Text"/></string></xsl:template>
</xsl:stylesheet>
