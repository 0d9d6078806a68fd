<?xml version="1.0" encoding="UTF-8"?>
<!-- The headers of a call of the register. The office is that of the declaration. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://ec.europa.eu/sanco/tracesnt/base/v3"
                xmlns:o="http://ec.europa.eu/tracesnt/body/v1" xmlns:c="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06"
                xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03">
  <xsl:import href="headers.xsl"/>

  <xsl:param name="call-id"/>
  <xsl:param name="office"/>

  <xsl:template match="/">
    <headers>
      <xsl:call-template name="headers">
        <xsl:with-param name="id" select="$call-id"/>
        <xsl:with-param name="office" select="$office"/>
      </xsl:call-template>
    </headers>
  </xsl:template>
</xsl:stylesheet>
