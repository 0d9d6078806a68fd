<?xml version="1.0" encoding="UTF-8"?>
<!-- The headers of each call beside WS-Security, whatever it asks. Who includes this declares their namespaces, so that they stand once. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://ec.europa.eu/sanco/tracesnt/base/v3"
                xmlns:o="http://ec.europa.eu/tracesnt/body/v1" xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06"
                xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03">

  <!-- The id by which the port knows the hub's system. -->
  <xsl:param name="client"/>

  <xsl:template name="headers">
    <xsl:param name="id"/>
    <xsl:param name="office"/>
    <t:WebServiceClientId><xsl:value-of select="$client"/></t:WebServiceClientId>
    <t:LanguageCode>en</t:LanguageCode>
    <o:CustomsOfficeReferenceNumber><xsl:value-of select="$office"/></o:CustomsOfficeReferenceNumber>
    <c:CertexHeader>
      <b:MessageId><xsl:value-of select="$id"/></b:MessageId>
      <b:UniqRequesterPrefix><xsl:value-of select="$office"/></b:UniqRequesterPrefix>
    </c:CertexHeader>
  </xsl:template>
</xsl:stylesheet>
