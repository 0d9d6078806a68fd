<?xml version="1.0" encoding="UTF-8"?>
<!-- What the port says of a request for a list: that it took it. It names no request, so it answers that of its call. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" exclude-result-prefixes="c">

  <xsl:param name="request-id"/>
  <xsl:param name="notice-id"/>

  <xsl:template match="/c:ChedCRFLResponse">
    <Notice>
      <NoticeID><xsl:value-of select="$request-id"/></NoticeID>
      <TypeCode>ChedCRFLResponse</TypeCode>
      <OriginatorID>TRACES</OriginatorID>
      <CorrelationID><xsl:value-of select="$notice-id"/></CorrelationID>
      <EventDateTime><xsl:value-of select="c:DateTime"/></EventDateTime>
      <Content>
        <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode>
        <Text><xsl:value-of select="serialize(c:OperationCode, map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()})"/></Text>
      </Content>
    </Notice>
  </xsl:template>
</xsl:stylesheet>
