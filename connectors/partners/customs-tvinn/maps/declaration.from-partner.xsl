<?xml version="1.0" encoding="UTF-8"?>
<!--
  CUSDEC with function 9 or 5 to Declaration.

  UNH03   common access reference, where given: organisation number (9), day (8), sequence (6), version (2); the version is that of BGM
  BGM     929 import, 830 export, with the type of declaration as document name; the LRN with its version; 9 lodged, 5 replaced as a whole
  LOC     offices: 22 of declaration, 43 of presentation, 41 of entry, 42 of exit; 35 country of export, 36 of destination, 27 of origin;
          14 where the goods are
  RFF     ABT the MRN; AAQ a container that holds the goods of the line
  TDT     11 at the border, 12 at departure, 13 at arrival: mode, then number with its kind in the place of a code list, and nationality
  DOC     the type as document name; PRV as code list marks a document that the goods come from
  FTX     AAA what the goods are, AAI a statement with its code
  NAD     DT declarant, AG agent, EX exporter, IM importer, CZ consignor, CN consignee, CA carrier; kind of identifier as code list
  CST     line, commodity, requested and previous procedure in four digits, further procedures
  MEA     WT with AAD gross mass of all, AAB of the line, AAL net mass; AAE supplementary quantity
  MOA     39 invoice, 38 price of the line, 40 customs value, 123 statistical value
  CNT     5 number of lines, 11 number of packages
  The qualifiers are our reading of lists that are not at hand.

  Left out, since the subset has no place for it: seals, holders of authorisations, countries of routing, marks of packages, further codes of a
  commodity, country of preference, quantity and line of a document, nature of the transaction.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:l="urn:xlate.io:staedi:names:loops" xmlns:s="urn:xlate.io:staedi:names:segments"
                xmlns:c="urn:xlate.io:staedi:names:composites" xmlns:e="urn:xlate.io:staedi:names:elements"
                xmlns:f="urn:exchangehub:partner:customs-tvinn:functions" xmlns="urn:exchangehub:v1"
                exclude-result-prefixes="#all">

  <xsl:include href="tvinn.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="offices" select="map{'22': 'DECLARATION', '43': 'PRESENTATION', '41': 'ENTRY', '42': 'EXIT'}"/>
  <xsl:variable name="means" select="map{'11': 'BorderTransportMeans', '13': 'ArrivalTransportMeans', '12': 'DepartureTransportMeans'}"/>
  <xsl:variable name="parties" select="map{'DT': 'Declarant', 'AG': 'Agent', 'EX': 'Exporter', 'IM': 'Importer', 'CZ': 'Consignor', 'CN': 'Consignee', 'CA': 'Carrier'}"/>

  <xsl:template match="/"><xsl:apply-templates select="/l:INTERCHANGE//l:TRANSACTION"/></xsl:template>

  <xsl:template match="l:TRANSACTION[not(l:SG6/s:NAD[e:NAD01 = 'DT']/c:NAD02)]" priority="2">
    <xsl:sequence select="f:refuse(s:BGM, 'A declaration names its declarant: NAD+DT with an identifier')"/>
  </xsl:template>

  <xsl:template match="l:TRANSACTION">
    <xsl:variable name="message" select="."/>
    <Declaration>
      <FunctionCode><xsl:value-of select="s:BGM/e:BGM03"/></FunctionCode>
      <LRN><xsl:value-of select="s:BGM/c:BGM02/e:BGM02-01"/></LRN>
      <xsl:for-each select="f:reference(., 'ABT')"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
      <xsl:sequence select="f:version(.)"/>
      <DirectionCode><xsl:value-of select="if (s:BGM/c:BGM01/e:BGM01-01 = '929') then 'IMPORT' else 'EXPORT'"/></DirectionCode>
      <xsl:apply-templates select="s:BGM/c:BGM01/e:BGM01-04"/>
      <IssueDateTime><xsl:value-of select="f:time(s:DTM)"/></IssueDateTime>
      <xsl:for-each select="'22', '43', '41', '42'"><xsl:apply-templates select="$message/s:LOC[e:LOC01 = current()]" mode="office"/></xsl:for-each>
      <xsl:for-each select="'DT', 'AG', 'EX', 'IM', 'CZ', 'CN', 'CA'"><xsl:apply-templates select="$message/l:SG6/s:NAD[e:NAD01 = current()][1]"/></xsl:for-each>
      <xsl:apply-templates select="s:LOC[e:LOC01 = '35'][1], s:LOC[e:LOC01 = '36'][1]"/>
      <xsl:if test="s:EQD"><ContainerCode>1</ContainerCode></xsl:if>
      <xsl:for-each select="'11', '13', '12'"><xsl:apply-templates select="$message/l:SG4/s:TDT[e:TDT01 = current()][1]"/></xsl:for-each>
      <xsl:apply-templates select="s:EQD, s:LOC[e:LOC01 = '14'][1], s:MEA, s:CNT[c:CNT01/e:CNT01-01 = '5'], s:CNT[c:CNT01/e:CNT01-01 = '11'],
                                   l:SG8/s:MOA, l:SG5[not(s:DOC/c:DOC01/e:DOC01-02 = 'PRV')], l:SG5[s:DOC/c:DOC01/e:DOC01-02 = 'PRV'],
                                   s:FTX[e:FTX01 = 'AAI'], l:SG32"/>
    </Declaration>
  </xsl:template>

  <!-- The version of BGM; where both say one, the common access reference says the same. -->
  <xsl:function name="f:version" as="element()?">
    <xsl:param name="message" as="element(l:TRANSACTION)"/>
    <xsl:variable name="access" select="$message/s:UNH/e:UNH03[normalize-space(.)]"/>
    <xsl:variable name="version" select="$message/s:BGM/c:BGM02/e:BGM02-02[normalize-space(.)]"/>
    <xsl:choose>
      <xsl:when test="$access and not(matches($access, '^\d{25}$'))">
        <xsl:sequence select="f:refuse($access, 'The common access reference has 25 digits: organisation number, day, sequence, version')"/>
      </xsl:when>
      <xsl:when test="$version and not(matches($version, '^\d{1,6}$'))"><xsl:sequence select="f:refuse($version, 'A version is a number')"/></xsl:when>
      <xsl:when test="$access and $version and number(substring($access, 24)) != number($version)">
        <xsl:sequence select="f:refuse($version, 'The common access reference has another version')"/>
      </xsl:when>
      <xsl:when test="$version or $access"><VersionID><xsl:value-of select="number(($version ! string(), substring($access, 24))[1])"/></VersionID></xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="e:BGM01-04"><TypeCode><xsl:value-of select="."/></TypeCode></xsl:template>

  <xsl:template match="s:LOC" mode="office">
    <CustomsOffice><RoleCode><xsl:value-of select="$offices(e:LOC01)"/></RoleCode><ReferenceNumber><xsl:value-of select="c:LOC02/e:LOC02-01"/></ReferenceNumber></CustomsOffice>
  </xsl:template>
  <xsl:template match="s:LOC[e:LOC01 = '35']"><ExportCountryCode><xsl:value-of select="c:LOC02/e:LOC02-01"/></ExportCountryCode></xsl:template>
  <xsl:template match="s:LOC[e:LOC01 = '36']"><DestinationCountryCode><xsl:value-of select="c:LOC02/e:LOC02-01"/></DestinationCountryCode></xsl:template>
  <xsl:template match="s:LOC[e:LOC01 = '27']"><OriginCountryCode><xsl:value-of select="c:LOC02/e:LOC02-01"/></OriginCountryCode></xsl:template>
  <xsl:template match="s:LOC[e:LOC01 = '14']">
    <GoodsLocation>
      <xsl:for-each select="c:LOC02/e:LOC02-04[normalize-space(.)]"><Name><xsl:value-of select="."/></Name></xsl:for-each>
      <xsl:for-each select="c:LOC02/e:LOC02-01[normalize-space(.)]"><ID><xsl:value-of select="."/></ID></xsl:for-each>
    </GoodsLocation>
  </xsl:template>

  <xsl:template match="s:NAD">
    <xsl:element name="{$parties(e:NAD01)}">
      <xsl:for-each select="c:NAD02">
        <Identifier><ID><xsl:value-of select="e:NAD02-01"/></ID><TypeCode><xsl:value-of select="(e:NAD02-02[normalize-space(.)], 'ORG')[1]"/></TypeCode></Identifier>
      </xsl:for-each>
      <xsl:for-each select="c:NAD04/e:NAD04-01"><Name><xsl:value-of select="."/></Name></xsl:for-each>
      <xsl:where-populated>
        <Address>
          <xsl:for-each select="c:NAD05[normalize-space(.)]"><Line><xsl:value-of select="string-join(*[normalize-space(.)], ', ')"/></Line></xsl:for-each>
          <xsl:for-each select="e:NAD08[normalize-space(.)]"><PostcodeID><xsl:value-of select="."/></PostcodeID></xsl:for-each>
          <xsl:for-each select="e:NAD06[normalize-space(.)]"><CityName><xsl:value-of select="."/></CityName></xsl:for-each>
          <xsl:for-each select="e:NAD09[normalize-space(.)]"><CountryCode><xsl:value-of select="."/></CountryCode></xsl:for-each>
        </Address>
      </xsl:where-populated>
    </xsl:element>
  </xsl:template>

  <xsl:template match="s:TDT">
    <xsl:element name="{$means(e:TDT01)}">
      <xsl:for-each select="c:TDT08/e:TDT08-01[normalize-space(.)]"><ID><xsl:value-of select="."/></ID></xsl:for-each>
      <xsl:for-each select="c:TDT08/e:TDT08-02[normalize-space(.)]"><IdentificationTypeCode><xsl:value-of select="."/></IdentificationTypeCode></xsl:for-each>
      <xsl:for-each select="c:TDT08/e:TDT08-05[normalize-space(.)]"><RegistrationNationalityCode><xsl:value-of select="."/></RegistrationNationalityCode></xsl:for-each>
      <xsl:for-each select="c:TDT03/e:TDT03-01[normalize-space(.)]"><ModeCode><xsl:value-of select="."/></ModeCode></xsl:for-each>
    </xsl:element>
  </xsl:template>
  <xsl:template match="s:EQD">
    <TransportEquipment><SequenceNumeric><xsl:value-of select="1 + count(preceding-sibling::s:EQD)"/></SequenceNumeric><ID><xsl:value-of select="c:EQD02/e:EQD02-01"/></ID></TransportEquipment>
  </xsl:template>

  <xsl:template match="s:MEA[c:MEA02/e:MEA02-01 = ('AAD', 'AAB')]"><GrossMassMeasure><xsl:value-of select="f:kilograms(.)"/></GrossMassMeasure></xsl:template>
  <xsl:template match="s:MEA[c:MEA02/e:MEA02-01 = 'AAL']"><NetMassMeasure><xsl:value-of select="f:kilograms(.)"/></NetMassMeasure></xsl:template>
  <xsl:template match="s:MEA[e:MEA01 = 'AAE']" priority="2">
    <SupplementaryQuantity><Value><xsl:value-of select="c:MEA03/e:MEA03-02"/></Value><UnitCode><xsl:value-of select="c:MEA03/e:MEA03-01"/></UnitCode></SupplementaryQuantity>
  </xsl:template>

  <xsl:function name="f:kilograms" as="xs:string">
    <xsl:param name="measure" as="element(s:MEA)"/>
    <xsl:if test="not($measure/c:MEA03/e:MEA03-01 = 'KGM')"><xsl:sequence select="f:refuse($measure, 'Masses are in kilograms, KGM')"/></xsl:if>
    <xsl:sequence select="string($measure/c:MEA03/e:MEA03-02)"/>
  </xsl:function>

  <xsl:template match="s:CNT[c:CNT01/e:CNT01-01 = '5']"><GoodsItemQuantity><xsl:value-of select="number(c:CNT01/e:CNT01-02)"/></GoodsItemQuantity></xsl:template>
  <xsl:template match="s:CNT[c:CNT01/e:CNT01-01 = '11']"><TotalPackageQuantity><xsl:value-of select="number(c:CNT01/e:CNT01-02)"/></TotalPackageQuantity></xsl:template>

  <xsl:template match="s:MOA[c:MOA01/e:MOA01-01 = '39']"><InvoiceAmount><xsl:call-template name="amount"/></InvoiceAmount></xsl:template>
  <xsl:template match="s:MOA[c:MOA01/e:MOA01-01 = '38']"><ItemChargeAmount><xsl:call-template name="amount"/></ItemChargeAmount></xsl:template>
  <xsl:template match="s:MOA[c:MOA01/e:MOA01-01 = '40']"><CustomsValueAmount><xsl:call-template name="amount"/></CustomsValueAmount></xsl:template>
  <xsl:template match="s:MOA[c:MOA01/e:MOA01-01 = '123']"><StatisticalValueAmount><xsl:call-template name="amount"/></StatisticalValueAmount></xsl:template>
  <xsl:template name="amount">
    <Value><xsl:value-of select="c:MOA01/e:MOA01-02"/></Value>
    <xsl:for-each select="c:MOA01/e:MOA01-03[normalize-space(.)]"><CurrencyCode><xsl:value-of select="."/></CurrencyCode></xsl:for-each>
  </xsl:template>

  <xsl:template match="l:SG5 | l:SG39">
    <SupportingDocument>
      <TypeCode><xsl:value-of select="f:document(.)"/></TypeCode>
      <xsl:for-each select="s:DOC/c:DOC02/e:DOC02-01[normalize-space(.)]"><ID><xsl:value-of select="."/></ID></xsl:for-each>
      <xsl:for-each select="s:DOC/c:DOC02/e:DOC02-02[normalize-space(.)]"><StatusCode><xsl:value-of select="."/></StatusCode></xsl:for-each>
      <xsl:for-each select="s:DOC/c:DOC02/e:DOC02-03[normalize-space(.)]"><Name><xsl:value-of select="."/></Name></xsl:for-each>
      <xsl:for-each select="s:DTM"><ValidUntil><xsl:value-of select="substring(f:time(.), 1, 10)"/></ValidUntil></xsl:for-each>
    </SupportingDocument>
  </xsl:template>
  <xsl:template match="l:SG5[s:DOC/c:DOC01/e:DOC01-02 = 'PRV'] | l:SG39[s:DOC/c:DOC01/e:DOC01-02 = 'PRV']" priority="2">
    <PreviousDocument>
      <TypeCode><xsl:value-of select="f:document(.)"/></TypeCode>
      <xsl:for-each select="s:DOC/c:DOC02/e:DOC02-01[normalize-space(.)]"><ID><xsl:value-of select="."/></ID></xsl:for-each>
    </PreviousDocument>
  </xsl:template>
  <xsl:function name="f:document" as="xs:string">
    <xsl:param name="group" as="element()"/>
    <xsl:variable name="type" select="$group/s:DOC/c:DOC01/e:DOC01-04[normalize-space(.)]"/>
    <xsl:if test="not($type)"><xsl:sequence select="f:refuse($group/s:DOC, 'A document has its type as document name')"/></xsl:if>
    <xsl:sequence select="string($type)"/>
  </xsl:function>

  <xsl:template match="s:FTX[e:FTX01 = 'AAI']">
    <AdditionalInformation>
      <xsl:for-each select="c:FTX03/e:FTX03-01"><StatementCode><xsl:value-of select="."/></StatementCode></xsl:for-each>
      <xsl:for-each select="c:FTX04"><StatementDescription><xsl:value-of select="f:text(..)"/></StatementDescription></xsl:for-each>
    </AdditionalInformation>
  </xsl:template>

  <xsl:template match="l:SG32">
    <xsl:variable name="item" select="."/>
    <GoodsItem>
      <SequenceNumeric><xsl:value-of select="number(s:CST/e:CST01)"/></SequenceNumeric>
      <xsl:for-each select="s:CST/c:CST02/e:CST02-01[normalize-space(.)]"><CommodityCode><xsl:value-of select="."/></CommodityCode></xsl:for-each>
      <xsl:if test="s:FTX[e:FTX01 = 'AAA']"><Description><xsl:value-of select="f:text(s:FTX[e:FTX01 = 'AAA'])"/></Description></xsl:if>
      <xsl:apply-templates select="s:LOC[e:LOC01 = '27'][1], s:LOC[e:LOC01 = '35'][1], s:LOC[e:LOC01 = '36'][1], s:CST[c:CST03],
                                   s:MEA[c:MEA02/e:MEA02-01 = 'AAB'][1], s:MEA[c:MEA02/e:MEA02-01 = 'AAL'][1], s:MEA[e:MEA01 = 'AAE'][1]"/>
      <xsl:for-each select="'38', '123', '40'"><xsl:apply-templates select="$item/l:SG35[s:MOA/c:MOA01/e:MOA01-01 = current()][1]/s:MOA"/></xsl:for-each>
      <xsl:apply-templates select="s:NAD[e:NAD01 = 'CZ'], s:NAD[e:NAD01 = 'CN'], l:SG33/s:PAC"/>
      <xsl:for-each select="l:SG37/s:RFF[c:RFF01/e:RFF01-01 = 'AAQ']"><TransportEquipmentID><xsl:value-of select="c:RFF01/e:RFF01-02"/></TransportEquipmentID></xsl:for-each>
      <xsl:apply-templates select="l:SG39[not(s:DOC/c:DOC01/e:DOC01-02 = 'PRV')], l:SG39[s:DOC/c:DOC01/e:DOC01-02 = 'PRV'], s:FTX[e:FTX01 = 'AAI']"/>
    </GoodsItem>
  </xsl:template>

  <xsl:template match="s:CST">
    <Procedure>
      <CurrentCode><xsl:value-of select="substring(c:CST03/e:CST03-01, 1, 2)"/></CurrentCode>
      <xsl:for-each select="substring(c:CST03/e:CST03-01, 3)[. != '']"><PreviousCode><xsl:value-of select="."/></PreviousCode></xsl:for-each>
      <xsl:for-each select="(c:CST04, c:CST05, c:CST06)/*[1][normalize-space(.)]"><AdditionalCode><xsl:value-of select="."/></AdditionalCode></xsl:for-each>
    </Procedure>
  </xsl:template>

  <xsl:template match="s:PAC">
    <Packaging>
      <SequenceNumeric><xsl:value-of select="1 + count(../preceding-sibling::l:SG33)"/></SequenceNumeric>
      <xsl:for-each select="c:PAC03/e:PAC03-01"><TypeCode><xsl:value-of select="."/></TypeCode></xsl:for-each>
      <xsl:for-each select="e:PAC01[normalize-space(.)]"><QuantityQuantity><xsl:value-of select="number(.)"/></QuantityQuantity></xsl:for-each>
    </Packaging>
  </xsl:template>
</xsl:stylesheet>
