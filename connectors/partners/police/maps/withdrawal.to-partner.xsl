<?xml version="1.0" encoding="UTF-8"?>
<!-- Withdrawal to ForesporselTrukket. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fe="urn:exchangehub:partner:police:felles:1"
                xmlns:v="urn:exchangehub:partner:police:vapen:1" xpath-default-namespace="urn:exchangehub:v1">

  <xsl:variable name="reasons" select="map{'CANCELLED': 'KANSELLERT', 'NOT_CONCERNED': 'IKKE_BERORT'}"/>

  <xsl:template match="/Withdrawal">
    <v:ForesporselTrukket>
      <v:Hode>
        <fe:Saksreferanse><xsl:value-of select="ReferralID"/></fe:Saksreferanse>
        <fe:Versjon><xsl:value-of select="VersionID"/></fe:Versjon>
        <fe:Tollsak><xsl:value-of select="CaseID"/></fe:Tollsak>
        <fe:Sendt><xsl:value-of select="IssueDateTime"/></fe:Sendt>
      </v:Hode>
      <xsl:apply-templates select="Reference/MRN, Reference/LRN, Reference/DeclarantIdentifier"/>
      <v:Arsak><xsl:value-of select="$reasons(string(ReasonCode))"/></v:Arsak>
      <xsl:apply-templates select="ReasonText"/>
    </v:ForesporselTrukket>
  </xsl:template>

  <xsl:template match="MRN"><v:MRN><xsl:value-of select="."/></v:MRN></xsl:template>
  <xsl:template match="LRN"><v:LRN><xsl:value-of select="."/></v:LRN></xsl:template>
  <xsl:template match="DeclarantIdentifier">
    <v:Deklarant>
      <fe:Type><xsl:value-of select="TypeCode"/></fe:Type>
      <fe:Verdi><xsl:value-of select="ID"/></fe:Verdi>
    </v:Deklarant>
  </xsl:template>
  <xsl:template match="ReasonText"><v:Merknad><xsl:value-of select="."/></v:Merknad></xsl:template>
</xsl:stylesheet>
