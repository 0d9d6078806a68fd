<?xml version="1.0" encoding="UTF-8"?>
<!-- How a request stands in its call. The port knows no WS-Addressing: its answer repeats the id in CertexHeader. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xmlns:t="http://ec.europa.eu/sanco/tracesnt/base/v3" xmlns:o="http://ec.europa.eu/tracesnt/body/v1"
                xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03">

  <xsl:param name="message-id"/>
  <xsl:param name="client"/>

  <xsl:template match="/c:ChedCRFLRequest">
    <xsl:variable name="office" select="string(c:CompetentCustomsOffice/b:ReferenceNumber)"/>
    <call path="/tracesnt/ws/CustomsCertexChedServiceV06" message-id="{$message-id}" addressed="false"
          action="&quot;http://ec.europa.eu/tracesnt/ws/impl/customs_certex/ched/v06/CustomsCertexChedPort/{local-name()}&quot;"
          echo="{{http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03}}MessageId">
      <t:WebServiceClientId><xsl:value-of select="$client"/></t:WebServiceClientId>
      <t:LanguageCode>en</t:LanguageCode>
      <o:CustomsOfficeReferenceNumber><xsl:value-of select="$office"/></o:CustomsOfficeReferenceNumber>
      <c:CertexHeader>
        <b:MessageId><xsl:value-of select="$message-id"/></b:MessageId>
        <b:UniqRequesterPrefix><xsl:value-of select="$office"/></b:UniqRequesterPrefix>
      </c:CertexHeader>
    </call>
  </xsl:template>
</xsl:stylesheet>
