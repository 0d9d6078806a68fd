<?xml version="1.0" encoding="UTF-8"?>
<!--
  Movement to Notice. Its type is level and function (HOUSE-SUBMITTED); the reference is the MRN of this very transport, master or house: each is a movement of its own.
  What ties them together (document, parent, previousDocuments: rules/states.yaml) and all else stands in Content as it came.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:v1"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:template match="/map">
    <xsl:variable name="movement" select="map[@key = 'movement']"/>
    <Notice>
      <NoticeID><xsl:value-of select="$movement/string[@key = 'messageId']"/></NoticeID>
      <TypeCode><xsl:value-of select="$movement/string[@key = 'level'], $movement/string[@key = 'function']" separator="-"/></TypeCode>
      <OriginatorID>DIGITOLL</OriginatorID>
      <AddresseeID>NO-TOLL</AddresseeID>
      <Reference>
        <MRN><xsl:value-of select="$movement/string[@key = 'mrn']"/></MRN>
        <DeclarantIdentifier><ID><xsl:value-of select="$movement/string[@key = 'submitter']"/></ID><TypeCode>ORG</TypeCode></DeclarantIdentifier>
      </Reference>
      <xsl:for-each select="$movement/string[@key = 'customsOffice']">
        <CustomsOffice><RoleCode>ENTRY</RoleCode><ReferenceNumber><xsl:value-of select="."/></ReferenceNumber></CustomsOffice>
      </xsl:for-each>
      <EventDateTime><xsl:value-of select="$movement/string[@key = 'messageIssueDate']"/></EventDateTime>
      <Content>
        <MediaTypeCode>application/json</MediaTypeCode>
        <Text><xsl:value-of select="xml-to-json($movement)"/></Text>
      </Content>
    </Notice>
  </xsl:template>
</xsl:stylesheet>
