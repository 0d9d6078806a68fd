<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated Våpenregisteret is read and written. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:exchangehub:simulator" xmlns:hub="urn:exchangehub:v1"
                xmlns:r="urn:exchangehub:partner:police:vapenregister:1" xmlns="urn:exchangehub:partner:police:vapenregister:1"
                exclude-result-prefixes="#all">

  <xsl:variable name="done" select="map{
      'AVSETT': 'RESERVE', 'FRIGJOR': 'RELEASE', 'TA_UT': 'WRITE_OFF', 'RETT': 'AMEND', 'TILBAKEFOR': 'INVALIDATE',
      'NOTER': 'ENTER_RECORD', 'PALAGT_UTTAK': 'FORCE', 'PALAGT_RETTING': 'FORCE_AMEND', 'PALAGT_TILBAKEFORING': 'FORCE_DELETE'}"/>
  <xsl:variable name="states" select="map{
      'DRAFT': 'UNDER_BEHANDLING', 'VALID': 'GYLDIG', 'SUSPENDED': 'INNDRATT_MIDLERTIDIG', 'REVOKED': 'TILBAKEKALT',
      'EXPIRED': 'UTLOPT', 'USED_UP': 'OPPBRUKT'}"/>
  <xsl:variable name="refusals" select="map{
      'PERMIT_UNKNOWN': 'UKJENT', 'LINE_UNKNOWN': 'UKJENT_LINJE', 'QUANTITY_INSUFFICIENT': 'FOR_FA', 'NO_RESERVATION': 'IKKE_AVSATT',
      'ALREADY_WRITTEN_OFF': 'ER_UTTATT', 'EXCEEDS_RESERVATION': 'MER_ENN_AVSATT', 'NO_WRITE_OFF': 'IKKE_UTTATT',
      'DRAFT': 'UNDER_BEHANDLING', 'SUSPENDED': 'INNDRATT_MIDLERTIDIG', 'REVOKED': 'TILBAKEKALT', 'EXPIRED': 'UTLOPT',
      'USED_UP': 'OPPBRUKT'}"/>

  <xsl:template match="/s:question[s:body/r:HentTillatelse]" priority="2"><s:register action="PERMIT" reference="{s:body//r:Nummer}"/></xsl:template>

  <xsl:template match="/s:question[s:body/r:HentRegnskap]" priority="2"><s:register action="LEDGER" reference="{s:body//r:Nummer}"/></xsl:template>

  <xsl:template match="/s:question[s:body/r:HentInnehaver]" priority="2"><s:register action="LIST" holder="{s:body//r:Innehaver}"/></xsl:template>

  <xsl:template match="/s:question[s:body/r:RegistrerUttak]" priority="2">
    <xsl:for-each select="s:body/r:RegistrerUttak">
      <s:register action="{$done(r:Handling)}" reference="{r:Nummer}" line="{r:Linje}" request="{r:Id}" quantity="{r:Antall}" text="{r:Merknad}"
                  user="{if (r:Deklarasjon/r:MRN) then 'MRN:' || r:Deklarasjon/r:MRN
                         else string-join(('LRN', r:Deklarasjon/r:Deklarant/@type, r:Deklarasjon/r:Deklarant, r:Deklarasjon/r:LRN), ':')}#{r:Varepost}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="/s:registered">
    <s:served><s:words xsl:inherit-namespaces="no"><xsl:apply-templates select="." mode="words"/></s:words></s:served>
  </xsl:template>

  <xsl:template match="s:registered[@action = 'PERMIT']" mode="words">
    <Tillatelser><xsl:apply-templates select="s:permit/hub:Permit" mode="words"/></Tillatelser>
  </xsl:template>

  <xsl:template match="hub:Permit" mode="words">
    <Tillatelse>
      <Nummer><xsl:value-of select="hub:PermitID"/></Nummer>
      <Utgave><xsl:value-of select="hub:VersionID"/></Utgave>
      <Status><xsl:value-of select="$states(hub:StatusCode)"/></Status>
      <Innehaver type="{hub:Holder/hub:Identifier[1]/hub:TypeCode}"><xsl:value-of select="hub:Holder/hub:Identifier[1]/hub:ID"/></Innehaver>
      <Navn><xsl:value-of select="(hub:Holder/hub:Name, hub:Holder/hub:Identifier[1]/hub:ID)[1]"/></Navn>
      <xsl:for-each select="hub:ValidFromDate"><GyldigFra><xsl:value-of select="."/></GyldigFra></xsl:for-each>
      <xsl:for-each select="hub:ValidUntilDate"><GyldigTil><xsl:value-of select="."/></GyldigTil></xsl:for-each>
      <Engangs><xsl:value-of select="hub:SingleUse"/></Engangs>
      <xsl:for-each select="hub:Line">
        <Linje>
          <Nr><xsl:value-of select="hub:LineNumeric"/></Nr>
          <xsl:for-each select="hub:CommodityCodePrefix"><Varekode><xsl:value-of select="."/></Varekode></xsl:for-each>
          <Antall><xsl:value-of select="hub:Quantity/hub:Value"/></Antall>
        </Linje>
      </xsl:for-each>
    </Tillatelse>
  </xsl:template>

  <xsl:template match="s:registered[@action = 'LEDGER'][not(s:ledger)]" mode="words"><Regnskap><UkjentTillatelse>true</UkjentTillatelse></Regnskap></xsl:template>

  <xsl:template match="s:registered[@action = 'LEDGER'][s:ledger]" mode="words">
    <Regnskap>
      <xsl:for-each select="s:ledger/s:line">
        <Linje>
          <Nr><xsl:value-of select="@number"/></Nr>
          <Innvilget><xsl:value-of select="@issued"/></Innvilget>
          <Avsatt><xsl:value-of select="@reserved"/></Avsatt>
          <Uttatt><xsl:value-of select="@consumed"/></Uttatt>
          <xsl:for-each select="s:use">
            <xsl:variable name="key" select="tokenize(substring-before(@user, '#'), ':')"/>
            <Uttak>
              <Deklarasjon>
                <xsl:choose>
                  <xsl:when test="$key[1] = 'MRN'"><MRN><xsl:value-of select="$key[2]"/></MRN></xsl:when>
                  <xsl:otherwise>
                    <LRN><xsl:value-of select="string-join($key[position() ge 4], ':')"/></LRN>
                    <Deklarant type="{$key[2]}"><xsl:value-of select="$key[3]"/></Deklarant>
                  </xsl:otherwise>
                </xsl:choose>
              </Deklarasjon>
              <Varepost><xsl:value-of select="substring-after(@user, '#')"/></Varepost>
              <Avsatt><xsl:value-of select="@reserved"/></Avsatt>
              <Uttatt><xsl:value-of select="@consumed"/></Uttatt>
            </Uttak>
          </xsl:for-each>
        </Linje>
      </xsl:for-each>
      <xsl:for-each select="s:ledger/s:record"><Notat id="{@request}"/></xsl:for-each>
    </Regnskap>
  </xsl:template>

  <xsl:template match="s:registered[@action = 'LIST']" mode="words">
    <Innehaverliste><xsl:for-each select="s:permit/hub:Permit"><Nummer><xsl:value-of select="hub:PermitID"/></Nummer></xsl:for-each></Innehaverliste>
  </xsl:template>

  <xsl:template match="s:registered" mode="words">
    <Uttakssvar>
      <xsl:choose>
        <xsl:when test="s:refused"><Avvist kode="{$refusals(s:refused/@reason)}"><xsl:value-of select="s:refused/@text"/></Avvist></xsl:when>
        <xsl:otherwise><Utfort>true</Utfort></xsl:otherwise>
      </xsl:choose>
    </Uttakssvar>
  </xsl:template>
</xsl:stylesheet>
