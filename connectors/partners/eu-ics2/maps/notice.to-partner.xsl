<?xml version="1.0" encoding="UTF-8"?>
<!-- A canonical notice as a message of ICS2. What the notice relays as Content stands beside what the canonical form carries. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:wco:datamodel:eu:ics2:2" xmlns:f="urn:exchangehub:partner:eu-ics2:functions"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="xs f">
  <xsl:import href="ics2.xsl"/>

  <!-- The order of what messages have in common; what is relayed keeps its own after it. -->
  <xsl:variable name="order" select="tokenize('functionalReference documentIssueDate registrationDate notificationDate LRN MRN
      addressedMemberState representative transportDocument declarant customsOfficeOfFirstEntry supplementaryDeclarant error')"/>

  <xsl:template match="/Notice">
    <xsl:variable name="type" select="string(TypeCode)"/>
    <xsl:variable name="reference" select="Acceptance | Reference[not(../Acceptance)]"/>
    <xsl:variable name="content" select="Content/parse-xml('&lt;all>' || Text || '&lt;/all>')/*/*"/>
    <xsl:variable name="declarant" select="$content[local-name() = 'declarant']"/>
    <xsl:variable name="relayed" select="$content except $declarant"/>
    <xsl:variable name="built" as="element()*">
      <xsl:for-each select="if (f:by-customs($type)) then NoticeID else CorrelationID">
        <functionalReference><xsl:value-of select="."/></functionalReference>
      </xsl:for-each>
      <xsl:element name="{f:date($type)}"><DateTime><xsl:value-of select="EventDateTime"/></DateTime></xsl:element>
      <xsl:for-each select="$reference/LRN"><LRN><xsl:value-of select="."/></LRN></xsl:for-each>
      <xsl:for-each select="$reference/MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
      <xsl:if test="$declarant or $reference/DeclarantIdentifier">
        <declarant>
          <xsl:for-each select="$reference/DeclarantIdentifier"><identificationNumber><xsl:value-of select="ID"/></identificationNumber></xsl:for-each>
          <xsl:sequence select="$declarant/*"/>
        </declarant>
      </xsl:if>
      <xsl:for-each select="Rejection/Fault">
        <error>
          <xsl:for-each select="Reason"><description><xsl:value-of select="."/></description></xsl:for-each>
          <validationCode><xsl:value-of select="ErrorCode"/></validationCode>
          <xsl:for-each select="Pointer"><pointer><messageElementPath><xsl:value-of select="."/></messageElementPath></pointer></xsl:for-each>
        </error>
      </xsl:for-each>
    </xsl:variable>
    <xsl:element name="{$type}">
      <xsl:sequence select="sort(($built, $relayed), (), function($e) {(index-of($order, local-name($e)), 999)[1]})"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
