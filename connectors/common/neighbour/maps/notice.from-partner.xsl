<?xml version="1.0" encoding="UTF-8"?>
<!-- CustomsMessage to Notice. A field that is not listed is refused at its place: dropped in silence it would be lost, and taken it would be more than is agreed. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:neighbour:functions" xmlns="urn:exchangehub:v1" xpath-default-namespace="urn:exchangehub:neighbour:1"
                exclude-result-prefixes="#all">

  <xsl:include href="fields.xsl"/>

  <xsl:variable name="listed" select="f:listed('in')"/>
  <!-- The order of the canonical notice; what is no part of it is refused by its schema. -->
  <xsl:variable name="before" select="'Reference', 'CustomsOffice', 'Holder', 'TraderID'"/>

  <xsl:template match="/CustomsMessage">
    <Notice>
      <NoticeID><xsl:value-of select="Head/Number"/></NoticeID>
      <TypeCode><xsl:value-of select="Head/Type"/></TypeCode>
      <OriginatorID><xsl:value-of select="Head/From"/></OriginatorID>
      <AddresseeID><xsl:value-of select="Head/To"/></AddresseeID>
      <xsl:for-each select="Head/AnswerTo"><CorrelationID><xsl:value-of select="."/></CorrelationID></xsl:for-each>
      <xsl:apply-templates select="Body/*[local-name() = $before]"><xsl:with-param name="above" select="''"/></xsl:apply-templates>
      <PreparationDateTime><xsl:value-of select="Head/Written"/></PreparationDateTime>
      <EventDateTime><xsl:value-of select="Head/Happened"/></EventDateTime>
      <xsl:apply-templates select="Body/*[not(local-name() = $before)]"><xsl:with-param name="above" select="''"/></xsl:apply-templates>
    </Notice>
  </xsl:template>

  <xsl:template match="*">
    <xsl:param name="above" as="xs:string"/>
    <xsl:variable name="path" select="$above || local-name()"/>
    <xsl:choose>
      <xsl:when test="f:passes($path, $listed) and not(*)"><xsl:element name="{local-name()}"><xsl:value-of select="."/></xsl:element></xsl:when>
      <xsl:when test="f:passes($path, $listed) or f:leads($path, $listed)">
        <xsl:element name="{local-name()}"><xsl:apply-templates select="*"><xsl:with-param name="above" select="$path || '/'"/></xsl:apply-templates></xsl:element>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="error(QName('urn:exchangehub:map', 'RULE_BROKEN'), 'The agreement does not list the field ' || $path, .)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
