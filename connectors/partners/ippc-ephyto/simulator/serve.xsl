<?xml version="1.0" encoding="UTF-8"?>
<!-- What the simulated hub answers. The country of import has taken each envelope when it is asked about; with warnings, not readable, not at all
     or not yet where WARN, UNREADABLE, FAIL or PENDING stands in the number of the certificate. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="urn:exchangehub:simulator"
                xmlns:e="http://ephyto.ippc.int/" xmlns:hub="http://ephyto.ippc.int/HUB.Entities"
                xmlns:f="urn:exchangehub:partner:ippc-ephyto:functions" exclude-result-prefixes="#all">

  <xsl:variable name="open" select="/s:question/s:item"/>
  <xsl:variable name="received" select="/s:question/s:message/@reference[f:is-number(.)]"/>

  <xsl:template match="/s:question">
    <s:served>
      <xsl:apply-templates select="s:body/*" mode="mark"/>
      <s:words xsl:inherit-namespaces="no"><xsl:apply-templates select="s:body/*"/></s:words>
    </s:served>
  </xsl:template>

  <xsl:template match="e:GetImportEnvelopeHeaders">
    <e:GetImportEnvelopeHeadersResponse>
      <e:GetImportEnvelopeHeadersResult><xsl:for-each select="$open"><hub:EnvelopeHeader><xsl:sequence select="f:header(@id, '')"/></hub:EnvelopeHeader></xsl:for-each></e:GetImportEnvelopeHeadersResult>
    </e:GetImportEnvelopeHeadersResponse>
  </xsl:template>

  <xsl:template match="e:PULLSingleImportEnvelope">
    <xsl:variable name="item" select="$open[@id = current()/e:hubTrackingNumber]"/>
    <xsl:variable name="envelope" select="$item/e:*/(e:env | e:envelope | e:ePhytoEnvelope)"/>
    <e:PULLSingleImportEnvelopeResponse>
      <xsl:if test="$envelope">
        <e:PULLSingleImportEnvelopeResult>
          <xsl:copy-of select="$envelope/(hub:From, hub:To, hub:CertificateType, hub:CertificateStatus, hub:NPPOCertificateNumber)" copy-namespaces="no"/>
          <hub:hubDeliveryNumber><xsl:value-of select="$item/@id"/></hub:hubDeliveryNumber>
          <hub:HUBTrackingInfo>PendingDelivery</hub:HUBTrackingInfo>
          <xsl:copy-of select="$envelope/(hub:Forwardings, hub:Content)" copy-namespaces="no"/>
        </e:PULLSingleImportEnvelopeResult>
      </xsl:if>
    </e:PULLSingleImportEnvelopeResponse>
  </xsl:template>

  <xsl:template match="e:GetEnvelopeTrackingInfo">
    <xsl:variable name="number" select="string(e:hubTrackingNumber)"/>
    <e:GetEnvelopeTrackingInfoResponse>
      <e:GetEnvelopeTrackingInfoResult><xsl:sequence select="f:header($number, if ($number = $received) then f:reached($number) else 'EnvelopeNotExists')"/></e:GetEnvelopeTrackingInfoResult>
    </e:GetEnvelopeTrackingInfoResponse>
  </xsl:template>

  <xsl:template match="e:GetUnderDeliveryEnvelope">
    <e:GetUnderDeliveryEnvelopeResponse>
      <e:GetUnderDeliveryEnvelopeResult><xsl:for-each select="$received"><hub:EnvelopeHeader><xsl:sequence select="f:header(., 'PendingDelivery')"/></hub:EnvelopeHeader></xsl:for-each></e:GetUnderDeliveryEnvelopeResult>
    </e:GetUnderDeliveryEnvelopeResponse>
  </xsl:template>

  <xsl:template match="e:AcknowledgeEnvelopeReceipt | e:AdvancedAcknowledgeEnvelopeReceipt | e:AcknowledgeFailedEnvelopeReceipt">
    <xsl:element name="e:{local-name()}Response"/>
  </xsl:template>

  <xsl:template match="*" mode="mark"/>
  <xsl:template match="e:AcknowledgeEnvelopeReceipt" mode="mark"><s:taken id="{e:hubTrackingNumber}"/></xsl:template>
  <xsl:template match="e:AdvancedAcknowledgeEnvelopeReceipt" mode="mark"><s:taken id="{e:hubTrackingNumber}" why="{e:warningMessage}"/></xsl:template>
  <xsl:template match="e:AcknowledgeFailedEnvelopeReceipt" mode="mark"><s:refused id="{e:hubTrackingNumber}" why="{e:message}"/></xsl:template>

  <!-- From, to, type, status and number of the certificate stand in a delivery number. -->
  <xsl:variable name="shape" select="'^([A-Z]{2})\.([A-Z]{2})\.([0-9]+)\.([0-9]+)\.(.+)\.([^.]+)$'"/>

  <xsl:function name="f:is-number" as="xs:boolean">
    <xsl:param name="text"/>
    <xsl:sequence select="matches($text, $shape)"/>
  </xsl:function>

  <xsl:function name="f:header" as="element()*">
    <xsl:param name="number" as="xs:string"/>
    <xsl:param name="info" as="xs:string"/>
    <xsl:variable name="parts" select="if (f:is-number($number)) then (1 to 5) ! replace($number, $shape, '$' || .) else ('XX', 'NO', '851', '70', $number)"/>
    <hub:From><xsl:value-of select="$parts[1]"/></hub:From>
    <hub:To><xsl:value-of select="$parts[2]"/></hub:To>
    <hub:CertificateType><xsl:value-of select="$parts[3]"/></hub:CertificateType>
    <hub:CertificateStatus><xsl:value-of select="$parts[4]"/></hub:CertificateStatus>
    <hub:NPPOCertificateNumber><xsl:value-of select="$parts[5]"/></hub:NPPOCertificateNumber>
    <hub:hubDeliveryNumber><xsl:value-of select="$number"/></hub:hubDeliveryNumber>
    <xsl:if test="$info != ''"><hub:HUBTrackingInfo><xsl:value-of select="$info"/></hub:HUBTrackingInfo></xsl:if>
    <xsl:if test="$info = ('DeliveredWithWarnings', 'DeliveredNotReadable', 'FailedDelivery')"><hub:hubDeliveryErrorMessage>Said by the simulator</hub:hubDeliveryErrorMessage></xsl:if>
  </xsl:function>

  <xsl:function name="f:reached" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="if (contains($number, 'WARN')) then 'DeliveredWithWarnings' else if (contains($number, 'UNREADABLE')) then 'DeliveredNotReadable'
                          else if (contains($number, 'FAIL')) then 'FailedDelivery' else if (contains($number, 'PENDING')) then 'PendingDelivery' else 'Delivered'"/>
  </xsl:function>
</xsl:stylesheet>
