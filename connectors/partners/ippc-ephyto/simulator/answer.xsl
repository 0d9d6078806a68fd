<?xml version="1.0" encoding="UTF-8"?>
<!-- The simulated hub takes an envelope, gives it a delivery number and says that it is pending; one whose number has INVALID in it does not
     pass its validation. The delivery number tells what the envelope is, so that it can be listed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="urn:exchangehub:simulator"
                xmlns:e="http://ephyto.ippc.int/" xmlns:hub="http://ephyto.ippc.int/HUB.Entities" exclude-result-prefixes="#all">

  <xsl:param name="message-id"/>

  <xsl:template match="/e:DeliverEnvelope | /e:ValidateAndDeliverEnvelope | /e:DeliverPhytoEnvelope | /e:DeliverCountryResponseEnvelope">
    <xsl:variable name="envelope" select="e:env | e:envelope | e:ePhytoEnvelope | e:CountryResponseEnvelope"/>
    <xsl:variable name="number" select="string-join(($envelope/(hub:From, hub:To, hub:CertificateType, hub:CertificateStatus, hub:NPPOCertificateNumber), substring($message-id, 1, 4)), '.')"/>
    <xsl:variable name="fails" select="self::e:ValidateAndDeliverEnvelope and contains($envelope/hub:NPPOCertificateNumber, 'INVALID')"/>
    <s:reply>
      <s:note kind="notice" reference="{$number}" code="{if (self::e:DeliverCountryResponseEnvelope) then 'SPSAcknowledgement' else 'SPS' || $envelope/hub:CertificateType}"/>
      <s:receipt xsl:inherit-namespaces="no">
        <xsl:element name="e:{local-name()}Response">
          <xsl:element name="e:{local-name()}Result">
            <xsl:copy-of select="$envelope/(hub:From, hub:To, hub:CertificateType, hub:CertificateStatus, hub:NPPOCertificateNumber)" copy-namespaces="no"/>
            <hub:hubDeliveryNumber><xsl:value-of select="$number"/></hub:hubDeliveryNumber>
            <hub:HUBTrackingInfo><xsl:value-of select="if ($fails) then 'FailedDelivery' else 'PendingDelivery'"/></hub:HUBTrackingInfo>
            <xsl:if test="$fails"><hub:hubDeliveryErrorMessage>MandatoryElements: the consignor is missing</hub:hubDeliveryErrorMessage></xsl:if>
            <xsl:copy-of select="$envelope/hub:Forwardings" copy-namespaces="no"/>
          </xsl:element>
        </xsl:element>
      </s:receipt>
    </s:reply>
  </xsl:template>

  <!-- How far an envelope has come, told by the country that got it. -->
  <xsl:template match="/e:SetTrackingInfoUpdate">
    <s:reply>
      <s:note kind="notice" reference="{e:header/hub:hubDeliveryNumber}" code="{e:header/hub:HUBTrackingInfo}"/>
      <s:receipt xsl:inherit-namespaces="no"><e:SetTrackingInfoUpdateResponse/></s:receipt>
    </s:reply>
  </xsl:template>
</xsl:stylesheet>
