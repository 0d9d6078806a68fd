<?xml version="1.0" encoding="UTF-8"?>
<!-- What all notifications of the hub share: the wrapper, their number and time, and statements in pieces of 512 characters. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns:ds="urn:wco:datamodel:WCO:Response_DS:DMS:2"
                xmlns:f="urn:exchangehub:partner:customs-wco:functions" xmlns="urn:wco:datamodel:WCO:RES-DMS:2"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:param name="message-id" as="xs:string"/>

  <!-- The number of a notification has at most 35 characters: the message id without its hyphens. -->
  <xsl:template name="notification">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="issued" as="element()"/>
    <xsl:param name="content" as="element()+"/>
    <md:MetaData>
      <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode>
      <md:WCOTypeName>RES</md:WCOTypeName>
      <md:ResponsibleCountryCode>NO</md:ResponsibleCountryCode>
      <md:ResponsibleAgencyName>Exchange hub</md:ResponsibleAgencyName>
      <Response>
        <FunctionCode><xsl:value-of select="$function"/></FunctionCode>
        <FunctionalReferenceID><xsl:value-of select="substring(translate($message-id, '-', ''), 1, 35)"/></FunctionalReferenceID>
        <IssueDateTime><xsl:sequence select="f:time($issued)"/></IssueDateTime>
        <xsl:sequence select="$content"/>
      </Response>
    </md:MetaData>
  </xsl:template>

  <xsl:function name="f:time" as="element(ds:DateTimeString)">
    <xsl:param name="time" as="element()"/>
    <ds:DateTimeString formatCode="304">
      <xsl:value-of select="format-dateTime(adjust-dateTime-to-timezone(xs:dateTime($time), xs:dayTimeDuration('PT0S')), '[Y0001][M01][D01][H01][m01][s01]Z')"/>
    </ds:DateTimeString>
  </xsl:function>

  <!-- One statement; a longer text becomes several of the same type, to be read one after the other with a space between. Line breaks become spaces. -->
  <xsl:function name="f:statement" as="element(AdditionalInformation)*" xpath-default-namespace="urn:wco:datamodel:WCO:RES-DMS:2">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="code" as="xs:string?"/>
    <xsl:param name="text" as="item()?"/>
    <xsl:param name="until" as="element()?"/>
    <xsl:param name="pointers" as="element(Pointer)*"/>
    <xsl:variable name="pieces" select="f:pieces($text)"/>
    <xsl:for-each select="if (exists($pieces)) then $pieces else ''[exists($code)]">
      <AdditionalInformation>
        <xsl:if test="$code"><StatementCode><xsl:value-of select="$code"/></StatementCode></xsl:if>
        <xsl:if test="."><StatementDescription><xsl:value-of select="."/></StatementDescription></xsl:if>
        <xsl:if test="$until"><LimitDateTime><xsl:sequence select="f:time($until)"/></LimitDateTime></xsl:if>
        <StatementTypeCode><xsl:value-of select="$type"/></StatementTypeCode>
        <xsl:sequence select="$pointers"/>
      </AdditionalInformation>
    </xsl:for-each>
  </xsl:function>

  <!-- Whole words as far as they fit: a reader puts the pieces together with a space between. -->
  <xsl:function name="f:pieces" as="xs:string*">
    <xsl:param name="text" as="item()?"/>
    <xsl:variable name="line" select="normalize-space(string($text))"/>
    <xsl:variable name="piece" select="if (string-length($line) le 512) then $line else replace(substring($line, 1, 513), '^(.*) \S*$', '$1')"/>
    <xsl:variable name="fitting" select="substring($piece, 1, 512)"/>
    <xsl:if test="$line">
      <xsl:sequence select="$fitting, f:pieces(substring($line, string-length($fitting) + 1))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="f:pointer" as="element(Pointer)" xpath-default-namespace="urn:wco:datamodel:WCO:RES-DMS:2">
    <xsl:param name="section" as="xs:string"/>
    <xsl:param name="number" as="item()"/>
    <Pointer>
      <SequenceNumeric><xsl:value-of select="$number"/></SequenceNumeric>
      <DocumentSectionCode><xsl:value-of select="$section"/></DocumentSectionCode>
    </Pointer>
  </xsl:function>
</xsl:stylesheet>
