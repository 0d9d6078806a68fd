<?xml version="1.0" encoding="UTF-8"?>
<!-- Whether an envelope is among those under delivery. One that is not there may have been delivered since, as long as codelists/settings.csv
     says that only those that are pending are listed: then nothing is known, and it is not sent again. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:exchangehub:call"
                xmlns:e="http://ephyto.ippc.int/" xmlns:hub="http://ephyto.ippc.int/HUB.Entities" xmlns:h="urn:exchangehub:v1"
                xmlns:f="urn:exchangehub:partner:ippc-ephyto:functions" exclude-result-prefixes="#all">
  <xsl:import href="sps.xsl"/>

  <xsl:param name="sent" as="xs:string"/>

  <xsl:template match="/e:GetUnderDeliveryEnvelopeResponse">
    <xsl:variable name="notice" select="parse-xml($sent)/h:Notice"/>
    <!-- An answer to a certificate is under the number of that certificate, on the way back. -->
    <xsl:variable name="answer" select="e:GetUnderDeliveryEnvelopeResult/hub:EnvelopeHeader[not($notice/h:Permit)][hub:From = $notice/h:OriginatorID]
        [hub:To = $notice/h:AddresseeID][f:number(hub:To, hub:NPPOCertificateNumber) = $notice/h:Reference/h:LRN][last()]"/>
    <xsl:variable name="mine" select="e:GetUnderDeliveryEnvelopeResult/hub:EnvelopeHeader[hub:To = $notice/h:AddresseeID]
        [f:number(hub:From, hub:NPPOCertificateNumber) = $notice/h:Permit/h:PermitID]
        [$codelists?statuses?(string(hub:CertificateStatus))?permit = $notice/h:Permit/h:StatusCode][last()]"/>
    <xsl:choose>
      <xsl:when test="$mine/hub:hubDeliveryNumber/text()">
        <arrived receipt="{$mine/hub:hubDeliveryNumber}"><xsl:apply-templates select="$mine" mode="rest"/></arrived>
      </xsl:when>
      <xsl:when test="$answer/hub:hubDeliveryNumber/text()"><arrived receipt="{$answer/hub:hubDeliveryNumber}"/></xsl:when>
      <xsl:when test="$codelists?settings?under-delivery?value = 'all'"><absent/></xsl:when>
      <xsl:otherwise><failed reason="the certificate is not among those under delivery, and may have been delivered"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
