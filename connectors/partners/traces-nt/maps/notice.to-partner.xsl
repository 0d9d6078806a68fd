<?xml version="1.0" encoding="UTF-8"?>
<!-- ChedCRFLRequest: asks for a list of certificates. Filters and subscription stand in Content as elements of the port. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06"
                xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03" xpath-default-namespace="urn:exchangehub:v1">

  <xsl:variable name="filters" select="'CRFLMSFilters4CHED', 'CRFLMSFilters4DateTimeRange', 'CRFLCHEDFilters4Consignment'"/>

  <xsl:template match="/Notice">
    <xsl:variable name="content" select="Content/parse-xml('&lt;all>' || Text || '&lt;/all>')/*/*"/>
    <ChedCRFLRequest>
      <CompetentCustomsOffice><b:ReferenceNumber><xsl:value-of select="CustomsOffice[1]/ReferenceNumber"/></b:ReferenceNumber></CompetentCustomsOffice>
      <xsl:for-each select="$filters">
        <xsl:variable name="filter" select="."/>
        <xsl:copy-of select="$content[local-name() = $filter]" copy-namespaces="no"/>
      </xsl:for-each>
      <SendingDate><xsl:value-of select="(PreparationDateTime, EventDateTime)[1]"/></SendingDate>
      <!-- What the port does not know is left to its schema, which refuses it at its place. -->
      <xsl:copy-of select="$content[not(local-name() = $filters)]" copy-namespaces="no"/>
    </ChedCRFLRequest>
  </xsl:template>
</xsl:stylesheet>
