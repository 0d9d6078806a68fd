<?xml version="1.0" encoding="UTF-8"?>
<!-- ProcessedChedRequest that reads: digit 0, an empty reference, no items; no PDF and no subscription are asked for. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06"
                xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03" xmlns:map="urn:exchangehub:map" exclude-result-prefixes="map">

  <xsl:param name="reference"/>
  <xsl:param name="office"/>
  <xsl:param name="now"/>

  <xsl:template match="/">
    <xsl:if test="$office = ''">
      <xsl:sequence select="error(QName('urn:exchangehub:map', 'MAP_FAILED'), 'No declaration is known whose customs office asks')"/>
    </xsl:if>
    <ProcessedChedRequest>
      <SendingDate><xsl:value-of select="$now"/></SendingDate>
      <ChedCertificateId><xsl:value-of select="$reference"/></ChedCertificateId>
      <CustomsDeclarationReferenceNumber/>
      <CompetentCustomsOffice><b:ReferenceNumber><xsl:value-of select="$office"/></b:ReferenceNumber></CompetentCustomsOffice>
      <Language>en</Language>
      <QuantityManagementIndication>0</QuantityManagementIndication>
    </ProcessedChedRequest>
  </xsl:template>
</xsl:stylesheet>
