<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated register is read and written. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="urn:exchangehub:simulator" xmlns:hub="urn:exchangehub:v1"
                xmlns:r="urn:exchangehub:partner:medical-products-narcotics:register:1" xmlns="urn:exchangehub:partner:medical-products-narcotics:register:1" exclude-result-prefixes="#all">

  <xsl:variable name="actions" select="map{
      'RESERVER': 'RESERVE', 'FRIGI': 'RELEASE', 'BRUK': 'WRITE_OFF', 'ENDRE': 'AMEND', 'ANGRE': 'INVALIDATE',
      'NOTER': 'ENTER_RECORD', 'PALAGT_BRUK': 'FORCE', 'PALAGT_ENDRING': 'FORCE_AMEND', 'PALAGT_ANGRING': 'FORCE_DELETE'}"/>
  <xsl:variable name="states" select="map{
      'DRAFT': 'UTKAST', 'VALID': 'GYLDIG', 'SUSPENDED': 'STANSET', 'REVOKED': 'TRUKKET', 'EXPIRED': 'UTGATT', 'USED_UP': 'BRUKT'}"/>
  <xsl:variable name="results" select="map{
      'PERMIT_UNKNOWN': 'UKJENT', 'LINE_UNKNOWN': 'UKJENT_POST', 'QUANTITY_INSUFFICIENT': 'FOR_LITE', 'NO_RESERVATION': 'IKKE_RESERVERT',
      'ALREADY_WRITTEN_OFF': 'ALT_BRUKT', 'EXCEEDS_RESERVATION': 'OVER_RESERVERT', 'NO_WRITE_OFF': 'IKKE_BRUKT',
      'DRAFT': 'UTKAST', 'SUSPENDED': 'STANSET', 'REVOKED': 'TRUKKET', 'EXPIRED': 'UTGATT', 'USED_UP': 'BRUKT'}"/>

  <xsl:template match="/s:question[s:body/r:spor/@sertifikat]"><s:register action="HELD" reference="{s:body/r:spor/@sertifikat}"/></xsl:template>

  <xsl:template match="/s:question[s:body/r:spor/@innehaver]"><s:register action="LIST" holder="{s:body/r:spor/@innehaver}"/></xsl:template>

  <xsl:template match="/s:question[s:body/r:disponer]">
    <xsl:for-each select="s:body/r:disponer">
      <s:register action="{$actions(@handling)}" reference="{@sertifikat}" line="{@post}" request="{@id}" quantity="{@mengde}" text="{@merknad}"
                  user="{string-join((if (@mrn) then ('MRN', @mrn) else ('LRN', @deklaranttype, @deklarant, @lrn)), ':')}#{@varepost}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="/s:registered"><s:served><s:words xsl:inherit-namespaces="no"><xsl:apply-templates select="." mode="words"/></s:words></s:served></xsl:template>

  <xsl:template match="s:registered[@action = ('HELD', 'LIST')]" mode="words">
    <svar><xsl:apply-templates select="s:permit/hub:Permit" mode="words"/></svar>
  </xsl:template>

  <xsl:template match="hub:Permit" mode="words">
    <sertifikat nr="{hub:PermitID}" utgave="{hub:VersionID}" status="{$states(hub:StatusCode)}" innehaver="{hub:Holder/hub:Identifier[1]/hub:ID}"
                innehavertype="{hub:Holder/hub:Identifier[1]/hub:TypeCode}" navn="{(hub:Holder/hub:Name, hub:Holder/hub:Identifier[1]/hub:ID)[1]}"
                engangs="{hub:SingleUse}">
      <xsl:for-each select="hub:ValidFromDate"><xsl:attribute name="fra" select="."/></xsl:for-each>
      <xsl:for-each select="hub:ValidUntilDate"><xsl:attribute name="til" select="."/></xsl:for-each>
      <xsl:apply-templates select="hub:Line" mode="words"/>
      <xsl:for-each select="/s:registered/s:ledger/s:record"><notat id="{@request}"/></xsl:for-each>
    </sertifikat>
  </xsl:template>

  <xsl:template match="hub:Line" mode="words">
    <xsl:variable name="account" select="/s:registered/s:ledger/s:line[@number = current()/hub:LineNumeric]"/>
    <post nr="{hub:LineNumeric}" mengde="{hub:Quantity/hub:Value}" reservert="{($account/@reserved, 0)[1]}" brukt="{($account/@consumed, 0)[1]}">
      <xsl:for-each select="hub:CommodityCodePrefix"><vare><xsl:value-of select="."/></vare></xsl:for-each>
      <xsl:for-each select="$account/s:use">
        <xsl:variable name="key" select="tokenize(substring-before(@user, '#'), ':')"/>
        <bruk varepost="{substring-after(@user, '#')}" reservert="{@reserved}" brukt="{@consumed}">
          <xsl:choose>
            <xsl:when test="$key[1] = 'MRN'"><xsl:attribute name="mrn" select="$key[2]"/></xsl:when>
            <xsl:otherwise>
              <xsl:attribute name="lrn" select="string-join($key[position() ge 4], ':')"/>
              <xsl:attribute name="deklaranttype" select="$key[2]"/>
              <xsl:attribute name="deklarant" select="$key[3]"/>
            </xsl:otherwise>
          </xsl:choose>
        </bruk>
      </xsl:for-each>
    </post>
  </xsl:template>

  <xsl:template match="s:registered" mode="words">
    <kvittering resultat="{if (s:refused) then $results(s:refused/@reason) else 'UTFORT'}">
      <xsl:for-each select="s:refused/@text"><xsl:attribute name="tekst" select="."/></xsl:for-each>
    </kvittering>
  </xsl:template>
</xsl:stylesheet>
