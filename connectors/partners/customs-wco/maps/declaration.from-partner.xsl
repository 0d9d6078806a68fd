<?xml version="1.0" encoding="UTF-8"?>
<!--
  WCO Declaration to Declaration.

  FunctionCode  9            lodged
                4, 5         amended: replaces the last version (codes of the WCO list that the official schemas of the pack do not have)
                13 with COR  amended: the same; its TypeCode is that of the request and is not passed on
                13 with INV  cancelled: see cancellation.from-partner.xsl
  An amendment is read as a whole new version, never as a list of changes: its FunctionalReferenceID is the LRN of the declaration, its ID the MRN
  where known, and it holds all goods items. Where GoodsItemQuantity does not say so it is refused: a line left out would be a line taken away.
  WCO counts no versions: the hub does.

  TypeCode      IM import, EX export, T… transit; CO and EU are either, and an amendment says neither: then the requested procedure of the
                first goods item decides, 1 to 3 being export.

  Identifiers   schemeID where there is one; else EORI by its form (country and up to 15 characters), ORG by its form (9 digits), else OTHER.
  Commodity     TSP or HS, with TRC behind it where TSP has 8 digits; every other classification is an additional code.
  Procedures    the one with a previous procedure (else the first) is the procedure, the others are additional procedures.
  Masses        kilograms; GRM and TNE are converted, another unit is refused.

  Left out, since canonical v1 has no place for it: duties, taxes and their payment, valuation, guarantees, terms of trade, freight payment,
  warehouse, UCR, buyer, seller, payer, surety and other parties of the tax, contacts, dangerous goods numbers, dimensions of packages, pointers,
  the time of acceptance (it comes with the notification of acceptance), amounts to be written off, the sequence numbers of seals and itinerary
  (their order stays), the list that an additional commodity code is of.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns:f="urn:exchangehub:partner:customs-wco:functions"
                xmlns="urn:exchangehub:v1" xpath-default-namespace="urn:wco:datamodel:WCO:DEC-DMS:2" exclude-result-prefixes="#all">

  <xsl:include href="wco.xsl"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:variable name="kilograms" select="map{'': 1.0, 'KGM': 1.0, 'GRM': 0.001, 'TNE': 1000.0}"/>

  <xsl:template match="/">
    <xsl:apply-templates select="md:MetaData/Declaration"/>
  </xsl:template>

  <!-- Header -->

  <xsl:template match="Declaration">
    <Declaration>
      <FunctionCode><xsl:value-of select="f:function(.)"/></FunctionCode>
      <xsl:apply-templates select="FunctionalReferenceID, ID"/>
      <DirectionCode><xsl:value-of select="f:direction(.)"/></DirectionCode>
      <xsl:apply-templates select="TypeCode[not(f:request(..))], IssueDateTime,
                                   DeclarationOfficeID, PresentationOffice, SupervisingOffice, ExitOffice,
                                   Declarant, Agent, Exporter, GoodsShipment/Importer,
                                   (GoodsShipment/Consignor, Consignment/Consignor)[1], GoodsShipment/Consignee, Consignment/Carrier,
                                   AuthorisationHolder, GoodsShipment/ExportCountry, GoodsShipment/Destination"/>
      <xsl:apply-templates select="sort(Consignment/Itinerary, (), function($stop) {number($stop/SequenceNumeric)})"/>
      <xsl:apply-templates select="GoodsShipment/Consignment/ContainerCode,
                                   BorderTransportMeans, GoodsShipment/Consignment/ArrivalTransportMeans, GoodsShipment/Consignment/DepartureTransportMeans,
                                   GoodsShipment/Consignment/TransportEquipment, GoodsShipment/Consignment/GoodsLocation,
                                   TotalGrossMassMeasure, GoodsItemQuantity, TotalPackageQuantity, InvoiceAmount,
                                   f:transactionNature(GoodsShipment),
                                   AdditionalDocument, GoodsShipment/PreviousDocument, AdditionalInformation,
                                   GoodsShipment/GovernmentAgencyGoodsItem"/>
    </Declaration>
  </xsl:template>

  <xsl:template match="FunctionalReferenceID"><LRN><xsl:value-of select="normalize-space(.)"/></LRN></xsl:template>
  <xsl:template match="Declaration/ID"><MRN><xsl:value-of select="normalize-space(.)"/></MRN></xsl:template>
  <xsl:template match="IssueDateTime"><IssueDateTime><xsl:value-of select="f:time(*)"/></IssueDateTime></xsl:template>
  <xsl:template match="DeclarationOfficeID"><xsl:call-template name="office"><xsl:with-param name="role" select="'DECLARATION'"/></xsl:call-template></xsl:template>
  <xsl:template match="PresentationOffice"><xsl:call-template name="office"><xsl:with-param name="role" select="'PRESENTATION'"/></xsl:call-template></xsl:template>
  <xsl:template match="SupervisingOffice"><xsl:call-template name="office"><xsl:with-param name="role" select="'SUPERVISING'"/></xsl:call-template></xsl:template>
  <xsl:template match="ExitOffice"><xsl:call-template name="office"><xsl:with-param name="role" select="'EXIT'"/></xsl:call-template></xsl:template>
  <xsl:template match="ExportCountry"><ExportCountryCode><xsl:value-of select="normalize-space(ID)"/></ExportCountryCode></xsl:template>
  <xsl:template match="Destination"><DestinationCountryCode><xsl:value-of select="normalize-space(CountryCode)"/></DestinationCountryCode></xsl:template>
  <xsl:template match="Itinerary"><xsl:apply-templates select="RoutingCountryCode"/></xsl:template>
  <xsl:template match="TotalGrossMassMeasure"><GrossMassMeasure><xsl:value-of select="f:kilograms(.)"/></GrossMassMeasure></xsl:template>

  <xsl:template name="office">
    <xsl:param name="role" as="xs:string"/>
    <CustomsOffice>
      <RoleCode><xsl:value-of select="$role"/></RoleCode>
      <ReferenceNumber><xsl:value-of select="normalize-space((ID, .)[1])"/></ReferenceNumber>
    </CustomsOffice>
  </xsl:template>

  <xsl:template match="AuthorisationHolder">
    <AuthorisationHolder><xsl:apply-templates select="CategoryCode, ID"/></AuthorisationHolder>
  </xsl:template>

  <!-- Parties -->

  <xsl:template match="Declarant | Agent | Exporter | Importer | Consignor | Consignee | Carrier">
    <xsl:element name="{local-name()}">
      <xsl:apply-templates select="ID" mode="identifier"/>
      <xsl:apply-templates select="Name, Address, FunctionCode"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="ID" mode="identifier">
    <Identifier>
      <ID><xsl:value-of select="normalize-space(.)"/></ID>
      <TypeCode><xsl:value-of select="f:identifierType(.)"/></TypeCode>
    </Identifier>
  </xsl:template>

  <xsl:template match="Address">
    <Address><xsl:apply-templates select="Line, PostcodeID, CityName, CountryCode"/></Address>
  </xsl:template>

  <!-- Transport and place -->

  <xsl:template match="BorderTransportMeans | ArrivalTransportMeans | DepartureTransportMeans">
    <xsl:element name="{local-name()}">
      <xsl:apply-templates select="(ID, Name)[1]" mode="transport"/>
      <xsl:apply-templates select="IdentificationTypeCode, RegistrationNationalityCode, ModeCode"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="ID | Name" mode="transport"><ID><xsl:value-of select="normalize-space(.)"/></ID></xsl:template>

  <!-- Who counts from 0 has no first: then the place in the list is the number. -->
  <xsl:template match="Consignment/TransportEquipment">
    <TransportEquipment>
      <SequenceNumeric>
        <xsl:value-of select="if (../TransportEquipment/SequenceNumeric = 0) then 1 + count(preceding-sibling::TransportEquipment) else f:whole(SequenceNumeric)"/>
      </SequenceNumeric>
      <xsl:apply-templates select="ID"/>
      <xsl:apply-templates select="sort(Seal, (), function($seal) {number($seal/SequenceNumeric)})"/>
    </TransportEquipment>
  </xsl:template>
  <xsl:template match="Seal"><xsl:apply-templates select="ID"/></xsl:template>
  <xsl:template match="Seal/ID"><SealID><xsl:value-of select="normalize-space(.)"/></SealID></xsl:template>

  <xsl:template match="GoodsLocation">
    <GoodsLocation><xsl:apply-templates select="Name, ID, TypeCode, Address/TypeCode, Address/CountryCode"/></GoodsLocation>
  </xsl:template>
  <xsl:template match="GoodsLocation/Address/TypeCode"><QualifierCode><xsl:value-of select="normalize-space(.)"/></QualifierCode></xsl:template>

  <!-- Documents and statements -->

  <xsl:template match="AdditionalDocument">
    <SupportingDocument>
      <TypeCode><xsl:value-of select="f:join((CategoryCode, TypeCode), '')"/></TypeCode>
      <xsl:apply-templates select="ID, LPCOExemptionCode, (Name, Submitter/Name)[1], EffectiveDateTime, WriteOff/QuantityQuantity"/>
    </SupportingDocument>
  </xsl:template>
  <xsl:template match="LPCOExemptionCode"><StatusCode><xsl:value-of select="normalize-space(.)"/></StatusCode></xsl:template>
  <xsl:template match="AdditionalDocument/Name | AdditionalDocument/Submitter/Name">
    <Name><xsl:value-of select="f:join(ancestor::AdditionalDocument/(Name, Submitter/Name), '; ')"/></Name>
  </xsl:template>
  <xsl:template match="EffectiveDateTime"><ValidUntil><xsl:value-of select="f:date(*)"/></ValidUntil></xsl:template>
  <xsl:template match="WriteOff/QuantityQuantity"><Quantity><xsl:call-template name="quantity"/></Quantity></xsl:template>

  <!-- X, Y or Z is a class of its own here, not part of the type. -->
  <xsl:template match="PreviousDocument">
    <PreviousDocument><xsl:apply-templates select="TypeCode, ID, LineNumeric, CategoryCode"/></PreviousDocument>
  </xsl:template>

  <xsl:template match="AdditionalInformation">
    <AdditionalInformation><xsl:apply-templates select="StatementCode, StatementDescription, StatementTypeCode"/></AdditionalInformation>
  </xsl:template>

  <!-- Goods items -->

  <xsl:template match="GovernmentAgencyGoodsItem">
    <GoodsItem>
      <xsl:apply-templates select="SequenceNumeric"/>
      <xsl:apply-templates select="Commodity" mode="codes"/>
      <xsl:apply-templates select="Commodity/Description, Origin[not(normalize-space(TypeCode) = '2')][1], Origin[normalize-space(TypeCode) = '2'][1], ExportCountry, Destination,
                                   (GovernmentProcedure[PreviousCode], GovernmentProcedure)[1],
                                   Commodity/GoodsMeasure/GrossMassMeasure, Commodity/GoodsMeasure/NetNetWeightMeasure, Commodity/GoodsMeasure/TariffQuantity,
                                   Commodity/InvoiceLine/ItemChargeAmount, StatisticalValueAmount, CustomsValueAmount,
                                   Consignor, Consignee, Packaging, Commodity/TransportEquipment,
                                   AdditionalDocument, PreviousDocument, AdditionalInformation"/>
    </GoodsItem>
  </xsl:template>

  <xsl:template match="Commodity" mode="codes">
    <xsl:variable name="tariff" select="Classification[normalize-space(IdentificationTypeCode) = ('TSP', 'HS')][1]"/>
    <xsl:variable name="taric" select="Classification[normalize-space(IdentificationTypeCode) = 'TRC'][string-length(normalize-space($tariff/ID)) = 8][1]"/>
    <xsl:if test="$tariff">
      <CommodityCode><xsl:value-of select="f:join(($tariff/ID, $taric/ID), '')"/></CommodityCode>
    </xsl:if>
    <xsl:apply-templates select="(Classification except ($tariff, $taric))/ID"/>
  </xsl:template>
  <xsl:template match="Classification/ID"><AdditionalCommodityCode><xsl:value-of select="normalize-space(.)"/></AdditionalCommodityCode></xsl:template>

  <xsl:template match="Origin"><OriginCountryCode><xsl:value-of select="normalize-space(CountryCode)"/></OriginCountryCode></xsl:template>
  <xsl:template match="Origin[normalize-space(TypeCode) = '2']"><PreferentialOriginCountryCode><xsl:value-of select="normalize-space(CountryCode)"/></PreferentialOriginCountryCode></xsl:template>

  <xsl:template match="GovernmentProcedure">
    <Procedure>
      <xsl:apply-templates select="CurrentCode, PreviousCode"/>
      <xsl:apply-templates select="(../GovernmentProcedure except .)/CurrentCode" mode="additional"/>
    </Procedure>
  </xsl:template>
  <xsl:template match="CurrentCode" mode="additional"><AdditionalCode><xsl:value-of select="normalize-space(.)"/></AdditionalCode></xsl:template>

  <xsl:template match="GrossMassMeasure"><GrossMassMeasure><xsl:value-of select="f:kilograms(.)"/></GrossMassMeasure></xsl:template>
  <xsl:template match="NetNetWeightMeasure"><NetMassMeasure><xsl:value-of select="f:kilograms(.)"/></NetMassMeasure></xsl:template>
  <xsl:template match="TariffQuantity"><SupplementaryQuantity><xsl:call-template name="quantity"/></SupplementaryQuantity></xsl:template>

  <xsl:template match="Packaging">
    <Packaging><xsl:apply-templates select="SequenceNumeric, TypeCode, QuantityQuantity, MarksNumbersID"/></Packaging>
  </xsl:template>

  <!-- A goods item names its container by number, or by its place in the list of the header. -->
  <xsl:template match="Commodity/TransportEquipment">
    <xsl:variable name="listed" select="ancestor::GoodsShipment/Consignment/TransportEquipment[number(SequenceNumeric) = number(current()/SequenceNumeric)]"/>
    <xsl:apply-templates select="(ID, $listed/ID)[1]" mode="container"/>
  </xsl:template>
  <xsl:template match="ID" mode="container"><TransportEquipmentID><xsl:value-of select="normalize-space(.)"/></TransportEquipmentID></xsl:template>

  <!-- Values -->

  <xsl:template match="InvoiceAmount | ItemChargeAmount | StatisticalValueAmount | CustomsValueAmount">
    <xsl:element name="{local-name()}">
      <Value><xsl:value-of select="normalize-space(.)"/></Value>
      <xsl:apply-templates select="@currencyID"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="@currencyID"><CurrencyCode><xsl:value-of select="normalize-space(.)"/></CurrencyCode></xsl:template>

  <!-- A qualified unit such as KGM#G is written KGMG. -->
  <xsl:template name="quantity">
    <Value><xsl:value-of select="normalize-space(.)"/></Value>
    <xsl:apply-templates select="@unitCode"/>
  </xsl:template>
  <xsl:template match="@unitCode"><UnitCode><xsl:value-of select="translate(normalize-space(.), '#', '')"/></UnitCode></xsl:template>

  <!-- The format lets a whole number be written 1.0. -->
  <xsl:template match="GoodsItemQuantity | TotalPackageQuantity | Packaging/QuantityQuantity | SequenceNumeric | LineNumeric">
    <xsl:element name="{local-name()}"><xsl:value-of select="f:whole(.)"/></xsl:element>
  </xsl:template>

  <!-- Text for people stays as it is, down to its spaces. -->
  <xsl:template match="Description | StatementDescription | MarksNumbersID">
    <xsl:element name="{local-name()}"><xsl:value-of select="."/></xsl:element>
  </xsl:template>

  <!-- Every other value keeps its name. What is empty says nothing. -->
  <xsl:template match="*[not(*)]" priority="-1">
    <xsl:element name="{local-name()}"><xsl:value-of select="normalize-space(.)"/></xsl:element>
  </xsl:template>
  <xsl:template match="*[not(*)][normalize-space() = '']" mode="#all" priority="10"/>

  <!-- Rules -->

  <xsl:function name="f:request" as="xs:boolean">
    <xsl:param name="declaration" as="element(Declaration)"/>
    <xsl:sequence select="number($declaration/FunctionCode) = 13"/>
  </xsl:function>

  <xsl:function name="f:function" as="xs:string">
    <xsl:param name="declaration" as="element(Declaration)"/>
    <xsl:variable name="code" select="number($declaration/FunctionCode)"/>
    <xsl:variable name="items" select="count($declaration/GoodsShipment/GovernmentAgencyGoodsItem)"/>
    <xsl:choose>
      <xsl:when test="$code = 9">9</xsl:when>
      <xsl:when test="not($code = (4, 5) or $code = 13 and normalize-space($declaration/TypeCode) = 'COR')">
        <xsl:sequence select="f:refuse($declaration/FunctionCode, 'The hub reads function codes 9, 4 and 5, and 13 with type code COR or INV')"/>
      </xsl:when>
      <xsl:when test="not(number($declaration/GoodsItemQuantity) = $items)">
        <xsl:sequence select="f:refuse(($declaration/GoodsItemQuantity, $declaration)[1],
                                       'An amendment is a whole new version: GoodsItemQuantity must be the number of its goods items, ' || $items)"/>
      </xsl:when>
      <xsl:otherwise>5</xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="declaration" as="element(Declaration)"/>
    <xsl:variable name="type" select="substring(normalize-space($declaration/TypeCode), 1, 2)"/>
    <xsl:variable name="procedure" select="($declaration//GovernmentProcedure)[1]/CurrentCode"/>
    <xsl:choose>
      <xsl:when test="$type = 'IM'">IMPORT</xsl:when>
      <xsl:when test="$type = 'EX'">EXPORT</xsl:when>
      <xsl:when test="starts-with($type, 'T')">TRANSIT</xsl:when>
      <xsl:when test="not($type = ('CO', 'EU') and $procedure)">
        <xsl:sequence select="f:refuse(($declaration/TypeCode, $declaration)[1], 'Neither type code nor procedure tells import, export or transit')"/>
      </xsl:when>
      <xsl:when test="matches(normalize-space($procedure), '^[123]')">EXPORT</xsl:when>
      <xsl:otherwise>IMPORT</xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="f:identifierType" as="xs:string">
    <xsl:param name="id" as="element(ID)"/>
    <xsl:variable name="written" select="normalize-space($id)"/>
    <xsl:sequence select="if ($id/@schemeID) then normalize-space($id/@schemeID)
                          else if (matches($written, '^[A-Z]{2}[A-Za-z0-9]{1,15}$')) then 'EORI'
                          else if (matches($written, '^[0-9]{9}$')) then 'ORG'
                          else 'OTHER'"/>
  </xsl:function>

  <xsl:function name="f:whole" as="xs:integer">
    <xsl:param name="number" as="element()"/>
    <xsl:sequence select="xs:integer(xs:decimal($number))"/>
  </xsl:function>

  <xsl:function name="f:kilograms" as="xs:string">
    <xsl:param name="mass" as="element()"/>
    <xsl:variable name="factor" select="$kilograms(string($mass/@unitCode))"/>
    <xsl:if test="empty($factor)">
      <xsl:sequence select="f:refuse($mass, 'A mass is given in KGM, GRM or TNE')"/>
    </xsl:if>
    <xsl:sequence select="if ($factor = 1.0) then normalize-space($mass) else string(xs:decimal($mass) * $factor)"/>
  </xsl:function>

  <!-- The form has one code for the declaration; where only the goods items have one, and all the same, it is that. -->
  <xsl:function name="f:transactionNature" as="element(TransactionNatureCode)?">
    <xsl:param name="shipment" as="element(GoodsShipment)?"/>
    <xsl:variable name="ofItems" select="$shipment/GovernmentAgencyGoodsItem/TransactionNatureCode"/>
    <xsl:sequence select="($shipment/TransactionNatureCode, $ofItems[count(distinct-values($ofItems ! normalize-space())) = 1])[1]"/>
  </xsl:function>

  <xsl:function name="f:join" as="xs:string">
    <xsl:param name="parts" as="element()*"/>
    <xsl:param name="between" as="xs:string"/>
    <xsl:sequence select="string-join($parts ! normalize-space() [. ne ''], $between)"/>
  </xsl:function>
</xsl:stylesheet>
