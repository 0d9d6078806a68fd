<?xml version="1.0" encoding="UTF-8"?>
<!-- The headers of each call beside WS-Security. The office is that of the declaration. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://ec.europa.eu/sanco/tracesnt/base/v3"
                xmlns:o="http://ec.europa.eu/tracesnt/body/v1" xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06"
                xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03">

  <xsl:param name="call-id"/>
  <xsl:param name="client"/>
  <xsl:param name="office"/>

  <xsl:template match="/">
    <headers>
      <t:WebServiceClientId><xsl:value-of select="$client"/></t:WebServiceClientId>
      <t:LanguageCode>en</t:LanguageCode>
      <o:CustomsOfficeReferenceNumber><xsl:value-of select="$office"/></o:CustomsOfficeReferenceNumber>
      <c:CertexHeader>
        <b:MessageId><xsl:value-of select="$call-id"/></b:MessageId>
        <b:UniqRequesterPrefix><xsl:value-of select="$office"/></b:UniqRequesterPrefix>
      </c:CertexHeader>
    </headers>
  </xsl:template>
</xsl:stylesheet>
