<?xml version="1.0" encoding="UTF-8"?>
<!--
  How the simulated Customs understands the notifications of the hub. It answers none: an advice, a recall and a refusal end an exchange,
  and the standard has no answer to them. What it sends of its own accord is in declarations/.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns:s="urn:exchangehub:simulator"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xpath-default-namespace="urn:wco:datamodel:WCO:RES-DMS:2"
                exclude-result-prefixes="#all">

  <xsl:template match="/">
    <s:reply><xsl:apply-templates select="md:MetaData/Response"/></s:reply>
  </xsl:template>

  <xsl:template match="Response[FunctionCode = '11']">
    <s:note kind="clearance-advice" case="{f:said(., 'ZCI')}" reference="{f:said(., 'ZCI')}" number="{f:said(., 'ZAN')}"
            code="{AdditionalInformation[StatementTypeCode = 'ZAD'][1]/StatementCode}"/>
  </xsl:template>

  <xsl:template match="Response[FunctionCode = '12']">
    <s:note kind="recall" case="{f:said(., 'ZCI')}" reference="{f:said(., 'ZRN')}"/>
  </xsl:template>

  <xsl:template match="Response[FunctionCode = '27']">
    <s:note kind="refusal" reference="{(f:said(., 'ZSM'), f:said(., 'ZMI'))[1]}" code="{f:said(., 'ZRC')}"/>
  </xsl:template>

  <xsl:function name="f:said" as="xs:string?">
    <xsl:param name="response" as="element(Response)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="$response/AdditionalInformation[StatementTypeCode = $type][1]/string(StatementDescription)"/>
  </xsl:function>
</xsl:stylesheet>
