<?xml version="1.0" encoding="UTF-8"?>
<!--
  Movement to Notice. Its type is level and function (HOUSE-SUBMITTED); the reference is the MRN of this very transport, master or house: each is a movement of its own.
  What ties them together (document, parent, previousDocuments: rules/states.yaml) and all else stands in Content as it came.
  A relation is about its child (HOUSE-RELATION-CREATED), which exists before.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:template match="/map[map[@key = 'movement']]">
    <xsl:variable name="movement" select="map[@key = 'movement']"/>
    <xsl:variable name="reasons" select="$movement/array[@key = 'incompleteDocumentationReasonList']/string"/>
    <xsl:variable name="unchecked" select="$reasons[. = ('INCOMPLETE_CUDE_VALIDATION', 'CANNOT_VERIFY_CUDE_DOCUMENTATION', 'CANNOT_VERIFY_TRA_DOCUMENTATION')]"/>
    <Notice>
      <xsl:call-template name="head">
        <xsl:with-param name="of" select="$movement"/>
        <xsl:with-param name="type" select="$movement/string[@key = 'level'] || '-' || $movement/string[@key = 'function']"/>
        <xsl:with-param name="mrn" select="$movement/string[@key = 'mrn']"/>
      </xsl:call-template>
      <xsl:for-each select="$movement/string[@key = 'customsOffice']">
        <CustomsOffice><RoleCode>ENTRY</RoleCode><ReferenceNumber><xsl:value-of select="."/></ReferenceNumber></CustomsOffice>
      </xsl:for-each>
      <EventDateTime><xsl:value-of select="$movement/string[@key = 'messageIssueDate']"/></EventDateTime>
      <xsl:if test="$reasons">
        <Text><xsl:value-of select="(($reasons except $unchecked) ! ('documents incomplete: ' || .), $unchecked ! ('documents not checked: ' || .))" separator="; "/></Text>
      </xsl:if>
      <xsl:call-template name="content"><xsl:with-param name="of" select="$movement"/></xsl:call-template>
    </Notice>
  </xsl:template>

  <xsl:template match="/map[map[@key = 'relation']]">
    <xsl:variable name="relation" select="map[@key = 'relation']"/>
    <xsl:variable name="child" select="$relation/map[@key = 'child']"/>
    <Notice>
      <xsl:call-template name="head">
        <xsl:with-param name="of" select="$relation"/>
        <xsl:with-param name="type" select="$child/string[@key = 'type'] || '-RELATION-' || $relation/string[@key = 'function']"/>
        <xsl:with-param name="mrn" select="$child/string[@key = 'mrn']"/>
      </xsl:call-template>
      <EventDateTime><xsl:value-of select="$relation/string[@key = 'messageIssueDate']"/></EventDateTime>
      <xsl:call-template name="content"><xsl:with-param name="of" select="$relation"/></xsl:call-template>
    </Notice>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="of" as="element(map)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="mrn" as="xs:string"/>
    <NoticeID><xsl:value-of select="$of/string[@key = 'messageId']"/></NoticeID>
    <TypeCode><xsl:value-of select="$type"/></TypeCode>
    <OriginatorID>DIGITOLL</OriginatorID>
    <AddresseeID>NO-TOLL</AddresseeID>
    <Reference>
      <MRN><xsl:value-of select="$mrn"/></MRN>
      <DeclarantIdentifier><ID><xsl:value-of select="$of/string[@key = 'submitter']"/></ID><TypeCode>ORG</TypeCode></DeclarantIdentifier>
    </Reference>
  </xsl:template>

  <xsl:template name="content">
    <xsl:param name="of" as="element(map)"/>
    <Content>
      <MediaTypeCode>application/json</MediaTypeCode>
      <Text><xsl:value-of select="xml-to-json($of)"/></Text>
    </Content>
  </xsl:template>
</xsl:stylesheet>
