<?xml version="1.0" encoding="UTF-8"?>
<!-- What is to be done with a certificate. A reserve and an amendment state all that the declaration has of it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="http://ec.europa.eu/sanco/tracesnt/customs_certex/ched/v06" xmlns:b="http://ec.europa.eu/sanco/tracesnt/customs_certex/base/v03"
                xmlns:call="urn:exchangehub:call" xmlns:f="urn:exchangehub:partner:traces-nt:quantities" xmlns:map="urn:exchangehub:map"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="xs call f map">

  <xsl:include href="quantities.xsl"/>

  <xsl:param name="now"/>
  <xsl:param name="action"/>
  <xsl:param name="office"/>
  <xsl:param name="reserved"/>
  <xsl:param name="unit"/>
  <xsl:param name="commodity"/>
  <!-- What else the declaration has of it: line/item/commodity/reserved/consumed. -->
  <xsl:param name="also"/>

  <xsl:variable name="others" select="tokenize($also, ' ')[. ne '']"/>
  <xsl:variable name="others-reserved" select="$others[xs:decimal(tokenize(., '/')[4]) gt 0]"/>
  <xsl:variable name="others-consumed" select="$others[xs:decimal(tokenize(., '/')[5]) gt 0]"/>

  <xsl:template match="/">
    <xsl:if test="$office = ''">
      <xsl:sequence select="error(QName('urn:exchangehub:map', 'MAP_FAILED'), 'No declaration is known whose customs office asks')"/>
    </xsl:if>
    <xsl:apply-templates select="Allocation"/>
  </xsl:template>

  <xsl:template match="Allocation[not(Reference/MRN)]" priority="3">
    <call:refused reason="FUNCTION_NOT_APPLICABLE" text="TRACES knows an LRN without its declarant, so quantities are drawn by MRN only"/>
  </xsl:template>

  <xsl:template match="Allocation[$action = ('RESERVE', 'AMEND', 'FORCE', 'FORCE_AMEND')][$commodity = '']" priority="2.5">
    <call:refused reason="COMMODITY_MISMATCH" text="The commodity of the goods item is not known"/>
  </xsl:template>

  <xsl:template match="Allocation[$action = 'FORCE']" priority="2">
    <xsl:call-template name="intervention">
      <xsl:with-param name="own" select="."/>
      <xsl:with-param name="others" select="()"/>
      <xsl:with-param name="type">01</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="Allocation[$action = 'WRITE_OFF'][xs:decimal(Quantity/Value) ne xs:decimal($reserved)]" priority="2">
    <call:refused reason="FUNCTION_NOT_APPLICABLE" text="TRACES writes off all that is reserved, not a part"/>
  </xsl:template>

  <xsl:template match="Allocation[ActionCode = 'RESERVE']">
    <xsl:call-template name="reserve"><xsl:with-param name="own" select="."/></xsl:call-template>
  </xsl:template>

  <!-- A deletion would take the reservations of the other goods items too: those are stated again. -->
  <xsl:template match="Allocation[ActionCode = 'RELEASE'][exists($others-reserved)]" priority="1">
    <xsl:call-template name="reserve"/>
  </xsl:template>

  <xsl:template match="Allocation[ActionCode = 'RELEASE']">
    <xsl:call-template name="clearance"><xsl:with-param name="information">02</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="Allocation[ActionCode = 'WRITE_OFF']">
    <xsl:call-template name="clearance"><xsl:with-param name="information">01</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="Allocation[ActionCode = 'AMEND']">
    <xsl:call-template name="intervention"><xsl:with-param name="own" select="."/></xsl:call-template>
  </xsl:template>

  <xsl:template match="Allocation[ActionCode = 'INVALIDATE']">
    <xsl:call-template name="intervention"/>
  </xsl:template>

  <xsl:template name="reserve">
    <xsl:param name="own" as="element()?"/>
    <ProcessedChedRequest>
      <SendingDate><xsl:value-of select="$now"/></SendingDate>
      <ChedCertificateId><xsl:value-of select="PermitID"/></ChedCertificateId>
      <CustomsDeclarationReferenceNumber><b:MRN><xsl:value-of select="Reference/MRN"/></b:MRN></CustomsDeclarationReferenceNumber>
      <CompetentCustomsOffice><b:ReferenceNumber><xsl:value-of select="$office"/></b:ReferenceNumber></CompetentCustomsOffice>
      <xsl:for-each select="$own"><CommodityDescriptionForChed><xsl:call-template name="own"/></CommodityDescriptionForChed></xsl:for-each>
      <xsl:for-each select="$others-reserved">
        <CommodityDescriptionForChed>
          <xsl:call-template name="other"><xsl:with-param name="quantity" select="tokenize(., '/')[4]"/></xsl:call-template>
        </CommodityDescriptionForChed>
      </xsl:for-each>
      <Language>en</Language>
      <QuantityManagementIndication>1</QuantityManagementIndication>
    </ProcessedChedRequest>
  </xsl:template>

  <xsl:template name="clearance">
    <xsl:param name="information"/>
    <ChedClearanceRequest>
      <CompetentCustomsOffice><b:ReferenceNumber><xsl:value-of select="$office"/></b:ReferenceNumber></CompetentCustomsOffice>
      <SendingDate><xsl:value-of select="$now"/></SendingDate>
      <CustomsDocumentReference><xsl:value-of select="Reference/MRN"/></CustomsDocumentReference>
      <ChedCertificateId><xsl:value-of select="PermitID"/></ChedCertificateId>
      <GoodsClearanceInformation><xsl:value-of select="$information"/></GoodsClearanceInformation>
    </ChedClearanceRequest>
  </xsl:template>

  <!-- 01 writes off what is stated, 02 amends the write-off to it, 03 deletes all of it. -->
  <xsl:template name="intervention">
    <xsl:param name="own" as="element()?"/>
    <xsl:param name="others" select="$others-consumed"/>
    <xsl:param name="type" select="if (exists($own) or exists($others)) then '02' else '03'"/>
    <ChedInterventionRequest>
      <CompetentCustomsOffice><b:ReferenceNumber><xsl:value-of select="$office"/></b:ReferenceNumber></CompetentCustomsOffice>
      <SendingDate><xsl:value-of select="$now"/></SendingDate>
      <CustomsDocumentReference><xsl:value-of select="Reference/MRN"/></CustomsDocumentReference>
      <ChedCertificateId><xsl:value-of select="PermitID"/></ChedCertificateId>
      <xsl:for-each select="$own"><ConsignmentItem><xsl:call-template name="own"/></ConsignmentItem></xsl:for-each>
      <xsl:for-each select="$others">
        <ConsignmentItem>
          <xsl:call-template name="other"><xsl:with-param name="quantity" select="tokenize(., '/')[5]"/></xsl:call-template>
        </ConsignmentItem>
      </xsl:for-each>
      <InterventionType><xsl:value-of select="$type"/></InterventionType>
    </ChedInterventionRequest>
  </xsl:template>

  <xsl:template name="own">
    <b:GoodsItemNumber><xsl:value-of select="SequenceNumeric"/></b:GoodsItemNumber>
    <b:CertificateLineNumber><xsl:value-of select="LineNumeric"/></b:CertificateLineNumber>
    <b:ClassCode><xsl:value-of select="$commodity"/></b:ClassCode>
    <xsl:call-template name="quantity"><xsl:with-param name="quantity" select="string(Quantity/Value)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="other">
    <xsl:param name="quantity"/>
    <xsl:variable name="parts" select="tokenize(., '/')"/>
    <b:GoodsItemNumber><xsl:value-of select="$parts[2]"/></b:GoodsItemNumber>
    <b:CertificateLineNumber><xsl:value-of select="$parts[1]"/></b:CertificateLineNumber>
    <b:ClassCode><xsl:value-of select="$parts[3]"/></b:ClassCode>
    <xsl:call-template name="quantity"><xsl:with-param name="quantity" select="$quantity"/></xsl:call-template>
  </xsl:template>

  <!-- Never without a unit: the port would take it for tonnes. -->
  <xsl:template name="quantity">
    <xsl:param name="quantity"/>
    <xsl:variable name="kind" select="if (map:contains($sizes('volume'), $unit)) then 'Volume' else 'Weight'" xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:element name="b:Net{$kind}Quantity"><xsl:value-of select="$quantity"/></xsl:element>
    <xsl:element name="b:Net{$kind}UnitOfMeasure"><xsl:value-of select="f:unit-there($unit)"/></xsl:element>
  </xsl:template>
</xsl:stylesheet>
