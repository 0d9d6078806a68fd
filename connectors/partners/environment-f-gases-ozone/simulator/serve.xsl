<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated HFC-registeret is read and written. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:hub="urn:exchangehub:v1"
                xmlns:f="urn:exchangehub:partner:environment-f-gases-ozone:functions" xmlns="http://www.w3.org/2005/xpath-functions"
                exclude-result-prefixes="#all">

  <xsl:variable name="actions" select="map{
      'RESERVER': 'RESERVE', 'FRIGI': 'RELEASE', 'TREKK': 'WRITE_OFF', 'RETT': 'AMEND', 'ANNULLER': 'INVALIDATE',
      'NOTER': 'ENTER_RECORD', 'PALAGT_TREKK': 'FORCE', 'PALAGT_RETTING': 'FORCE_AMEND', 'PALAGT_ANNULLERING': 'FORCE_DELETE'}"/>
  <xsl:variable name="status" select="map{
      'DRAFT': 'UTKAST', 'VALID': 'GYLDIG', 'SUSPENDED': 'SUSPENDERT', 'REVOKED': 'TILBAKEKALT', 'EXPIRED': 'UTLOPT',
      'USED_UP': 'OPPBRUKT'}"/>
  <xsl:variable name="reasons" select="map{
      'PERMIT_UNKNOWN': 'UKJENT_TILLATELSE', 'LINE_UNKNOWN': 'UKJENT_LINJE', 'QUANTITY_INSUFFICIENT': 'FOR_LITE',
      'NO_RESERVATION': 'IKKE_RESERVERT', 'ALREADY_WRITTEN_OFF': 'ALT_TRUKKET', 'EXCEEDS_RESERVATION': 'OVER_RESERVASJON',
      'NO_WRITE_OFF': 'IKKE_TRUKKET', 'DRAFT': 'UTKAST', 'SUSPENDED': 'SUSPENDERT', 'REVOKED': 'TILBAKEKALT',
      'EXPIRED': 'UTLOPT', 'USED_UP': 'OPPBRUKT'}"/>

  <xsl:template match="/s:question">
    <xsl:variable name="parts" select="tokenize(@path, '/')"/>
    <xsl:variable name="asked" select="s:body/j:map"/>
    <xsl:choose>
      <xsl:when test="@method = 'POST' and $parts[last()] = 'trekk'">
        <s:register action="{$actions($asked/j:string[@key = 'handling'])}" reference="{$parts[5]}"
                    line="{$asked/j:number[@key = 'linje']}" request="{$asked/j:string[@key = 'id']}"
                    user="{f:user($asked/j:map[@key = 'deklarasjon'])}#{$asked/j:number[@key = 'post']}"
                    quantity="{$asked/j:string[@key = 'kg']}" text="{$asked/j:string[@key = 'merknad']}"/>
      </xsl:when>
      <xsl:when test="@method = 'GET' and $parts[last()] = 'regnskap'"><s:register action="LEDGER" reference="{$parts[5]}"/></xsl:when>
      <xsl:when test="@method = 'GET' and $parts[4] = 'tillatelser'"><s:register action="PERMIT" reference="{$parts[5]}"/></xsl:when>
      <xsl:when test="@method = 'GET' and $parts[4] = 'innehavere'"><s:register action="LIST" holder="{$parts[5]}"/></xsl:when>
      <xsl:otherwise><s:served status="404"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="f:user" as="xs:string">
    <xsl:param name="of" as="element()"/>
    <xsl:sequence select="if ($of/j:string[@key = 'mrn']) then 'MRN:' || $of/j:string[@key = 'mrn']
                          else string-join(('LRN', $of/j:string[@key = 'deklarantType'], $of/j:string[@key = 'deklarant'], $of/j:string[@key = 'lrn']), ':')"/>
  </xsl:function>

  <xsl:template match="/s:registered[@action = ('PERMIT', 'LEDGER')][not(s:permit or s:ledger)]"><s:served status="404"/></xsl:template>

  <xsl:template match="/s:registered[@action = 'PERMIT'][s:permit]">
    <s:served><s:words><map>
      <array key="treff"><xsl:apply-templates select="s:permit/hub:Permit"/></array>
    </map></s:words></s:served>
  </xsl:template>

  <xsl:template match="hub:Permit">
    <map>
      <string key="nummer"><xsl:value-of select="hub:PermitID"/></string>
      <number key="versjon"><xsl:value-of select="hub:VersionID"/></number>
      <string key="status"><xsl:value-of select="$status(hub:StatusCode)"/></string>
      <map key="innehaver">
        <string key="id"><xsl:value-of select="hub:Holder/hub:Identifier[1]/hub:ID"/></string>
        <string key="type"><xsl:value-of select="hub:Holder/hub:Identifier[1]/hub:TypeCode"/></string>
        <string key="navn"><xsl:value-of select="(hub:Holder/hub:Name, hub:Holder/hub:Identifier[1]/hub:ID)[1]"/></string>
      </map>
      <xsl:for-each select="hub:ValidFromDate"><string key="gyldigFra"><xsl:value-of select="."/></string></xsl:for-each>
      <xsl:for-each select="hub:ValidUntilDate"><string key="gyldigTil"><xsl:value-of select="."/></string></xsl:for-each>
      <boolean key="engangs"><xsl:value-of select="hub:SingleUse"/></boolean>
      <array key="linjer">
        <xsl:for-each select="hub:Line">
          <map>
            <number key="nr"><xsl:value-of select="hub:LineNumeric"/></number>
            <array key="varekoder"><xsl:for-each select="hub:CommodityCodePrefix"><string><xsl:value-of select="."/></string></xsl:for-each></array>
            <array key="opprinnelse"><xsl:for-each select="hub:OriginCountryCode"><string><xsl:value-of select="."/></string></xsl:for-each></array>
            <string key="kg"><xsl:value-of select="hub:Quantity/hub:Value"/></string>
          </map>
        </xsl:for-each>
      </array>
    </map>
  </xsl:template>

  <xsl:template match="/s:registered[s:ledger]">
    <s:served><s:words><map>
      <array key="notater"><xsl:for-each select="s:ledger/s:record"><string><xsl:value-of select="@request"/></string></xsl:for-each></array>
      <array key="linjer">
        <xsl:for-each select="s:ledger/s:line">
          <map>
            <number key="nr"><xsl:value-of select="@number"/></number>
            <string key="utstedt"><xsl:value-of select="@issued"/></string>
            <string key="reservert"><xsl:value-of select="@reserved"/></string>
            <string key="forbrukt"><xsl:value-of select="@consumed"/></string>
            <array key="trekk">
              <xsl:for-each select="s:use">
                <xsl:variable name="key" select="tokenize(substring-before(@user, '#'), ':')"/>
                <map>
                  <map key="deklarasjon">
                    <xsl:choose>
                      <xsl:when test="$key[1] = 'MRN'"><string key="mrn"><xsl:value-of select="$key[2]"/></string></xsl:when>
                      <xsl:otherwise>
                        <string key="lrn"><xsl:value-of select="string-join($key[position() ge 4], ':')"/></string>
                        <string key="deklarant"><xsl:value-of select="$key[3]"/></string>
                        <string key="deklarantType"><xsl:value-of select="$key[2]"/></string>
                      </xsl:otherwise>
                    </xsl:choose>
                  </map>
                  <number key="post"><xsl:value-of select="substring-after(@user, '#')"/></number>
                  <string key="reservert"><xsl:value-of select="@reserved"/></string>
                  <string key="forbrukt"><xsl:value-of select="@consumed"/></string>
                </map>
              </xsl:for-each>
            </array>
          </map>
        </xsl:for-each>
      </array>
    </map></s:words></s:served>
  </xsl:template>

  <xsl:template match="/s:registered[@action = 'LIST']">
    <s:served><s:words><map>
      <array key="numre"><xsl:for-each select="s:permit/hub:Permit"><string><xsl:value-of select="hub:PermitID"/></string></xsl:for-each></array>
    </map></s:words></s:served>
  </xsl:template>

  <xsl:template match="/s:registered[@action = map:keys($actions) ! $actions(.)]" xmlns:map="http://www.w3.org/2005/xpath-functions/map">
    <s:served status="{if (s:refused) then 409 else 200}"><s:words><map>
      <string key="utfall"><xsl:value-of select="if (s:refused) then 'AVVIST' else 'UTFORT'"/></string>
      <xsl:for-each select="s:refused">
        <string key="kode"><xsl:value-of select="$reasons(@reason)"/></string>
        <string key="melding"><xsl:value-of select="@text"/></string>
      </xsl:for-each>
    </map></s:words></s:served>
  </xsl:template>
</xsl:stylesheet>
