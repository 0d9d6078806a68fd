<?xml version="1.0" encoding="UTF-8"?>
<!-- Notice to CustomsMessage: the head, and of the rest what is listed; the names of the fields are the same. What is not listed stays here. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:neighbour:functions" xmlns="urn:exchangehub:neighbour:1" xpath-default-namespace="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="fields.xsl"/>

  <xsl:variable name="listed" select="f:listed('out')"/>

  <xsl:template match="/Notice">
    <CustomsMessage>
      <Head>
        <Number><xsl:value-of select="NoticeID"/></Number>
        <Type><xsl:value-of select="TypeCode"/></Type>
        <From><xsl:value-of select="OriginatorID"/></From>
        <To><xsl:value-of select="AddresseeID"/></To>
        <xsl:for-each select="CorrelationID"><AnswerTo><xsl:value-of select="."/></AnswerTo></xsl:for-each>
        <Written><xsl:value-of select="(PreparationDateTime, EventDateTime)[1]"/></Written>
        <Happened><xsl:value-of select="EventDateTime"/></Happened>
      </Head>
      <Body><xsl:apply-templates select="*"><xsl:with-param name="above" select="''"/></xsl:apply-templates></Body>
    </CustomsMessage>
  </xsl:template>

  <xsl:template match="*">
    <xsl:param name="above" as="xs:string"/>
    <xsl:variable name="path" select="$above || local-name()"/>
    <xsl:choose>
      <xsl:when test="f:passes($path, $listed) and not(*)"><xsl:element name="{local-name()}"><xsl:value-of select="."/></xsl:element></xsl:when>
      <xsl:when test="f:passes($path, $listed) or f:leads($path, $listed)">
        <xsl:where-populated>
          <xsl:element name="{local-name()}"><xsl:apply-templates select="*"><xsl:with-param name="above" select="$path || '/'"/></xsl:apply-templates></xsl:element>
        </xsl:where-populated>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
