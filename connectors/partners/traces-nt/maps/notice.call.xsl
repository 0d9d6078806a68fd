<?xml version="1.0" encoding="UTF-8"?>
<!-- How a request stands in its call. The port knows no WS-Addressing: its answer repeats the id in CertexHeader. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xmlns:t="http://ec.europa.eu/sanco/tracesnt/base/v3"
                xmlns:o="http://ec.europa.eu/tracesnt/body/v1" xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06"
                xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03">
  <xsl:import href="headers.xsl"/>

  <xsl:param name="message-id"/>

  <xsl:template match="/c:ChedCRFLRequest">
    <call path="/tracesnt/ws/CustomsCertexChedServiceV06" message-id="{$message-id}" addressed="false"
          action="&quot;http://ec.europa.eu/tracesnt/ws/impl/customs_certex/ched/v06/CustomsCertexChedPort/{local-name()}&quot;"
          echo="{{http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03}}MessageId">
      <xsl:call-template name="headers">
        <xsl:with-param name="id" select="$message-id"/>
        <xsl:with-param name="office" select="string(c:CompetentCustomsOffice/b:ReferenceNumber)"/>
      </xsl:call-template>
    </call>
  </xsl:template>
</xsl:stylesheet>
