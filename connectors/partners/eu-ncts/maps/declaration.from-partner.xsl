<?xml version="1.0" encoding="UTF-8"?>
<!-- The declaration in a message of NCTS as a canonical one. What is not carried is listed in docs/networks.md. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns="urn:exchangehub:v1" xmlns:f="urn:exchangehub:partner:eu-ncts:functions" xmlns:m="urn:exchangehub:map"
                exclude-result-prefixes="#all">

  <!-- What a declaration takes of its message. -->
  <xsl:function name="f:declared" as="node()*">
    <xsl:param name="message" as="element()"/>
    <xsl:sequence select="$message/(TransitOperation/(* except communicationLanguageAtDeparture) | Authorisation | CustomsOfficeOfDestinationDeclared
        | CustomsOfficeOfTransitDeclared | CustomsOfficeOfExitForTransitDeclared | HolderOfTheTransitProcedure | Representative | Guarantee | Consignment)"/>
  </xsl:function>

  <xsl:template name="declaration">
    <xsl:variable name="consignment" select="Consignment"/>
    <xsl:variable name="operation" select="TransitOperation"/>
    <Declaration>
      <FunctionCode><xsl:value-of select="if (messageType = 'CC013C') then '5' else '9'"/></FunctionCode>
      <LRN><xsl:value-of select="$operation/LRN"/></LRN>
      <xsl:for-each select="$operation/MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each>
      <DirectionCode>TRANSIT</DirectionCode>
      <xsl:for-each select="$operation/declarationType"><TypeCode><xsl:value-of select="."/></TypeCode></xsl:for-each>
      <xsl:apply-templates mode="office" select="CustomsOfficeOfDeparture, CustomsOfficeOfDestinationDeclared, CustomsOfficeOfTransitDeclared, CustomsOfficeOfExitForTransitDeclared"/>
      <Declarant><xsl:for-each select="HolderOfTheTransitProcedure"><xsl:call-template name="party"/></xsl:for-each></Declarant>
      <xsl:for-each select="Representative">
        <Agent><xsl:call-template name="party"/><FunctionCode><xsl:value-of select="status"/></FunctionCode></Agent>
      </xsl:for-each>
      <xsl:for-each select="$consignment/Consignor"><Consignor><xsl:call-template name="party"/></Consignor></xsl:for-each>
      <xsl:for-each select="$consignment/Consignee"><Consignee><xsl:call-template name="party"/></Consignee></xsl:for-each>
      <xsl:for-each select="$consignment/Carrier"><Carrier><xsl:call-template name="party"/></Carrier></xsl:for-each>
      <xsl:for-each select="Authorisation">
        <AuthorisationHolder><CategoryCode><xsl:value-of select="type"/></CategoryCode><ID><xsl:value-of select="referenceNumber"/></ID></AuthorisationHolder>
      </xsl:for-each>
      <xsl:call-template name="countries"><xsl:with-param name="of" select="$consignment"/></xsl:call-template>
      <xsl:for-each select="$consignment/CountryOfRoutingOfConsignment"><RoutingCountryCode><xsl:value-of select="country"/></RoutingCountryCode></xsl:for-each>
      <xsl:for-each select="$consignment/containerIndicator"><ContainerCode><xsl:value-of select="."/></ContainerCode></xsl:for-each>
      <xsl:for-each select="$consignment/ActiveBorderTransportMeans[1]">
        <BorderTransportMeans><xsl:call-template name="means"/></BorderTransportMeans>
      </xsl:for-each>
      <xsl:for-each select="$consignment/DepartureTransportMeans[1]">
        <DepartureTransportMeans><xsl:call-template name="means"/></DepartureTransportMeans>
      </xsl:for-each>
      <xsl:for-each select="$consignment/TransportEquipment">
        <xsl:if test="number(numberOfSeals) != count(Seal)">
          <xsl:sequence select="error(xs:QName('m:RULE_BROKEN'), 'C0569: as many seals are named as are counted', numberOfSeals)"/>
        </xsl:if>
        <TransportEquipment>
          <SequenceNumeric><xsl:value-of select="sequenceNumber"/></SequenceNumeric>
          <xsl:for-each select="containerIdentificationNumber"><ID><xsl:value-of select="."/></ID></xsl:for-each>
          <xsl:for-each select="Seal"><SealID><xsl:value-of select="identifier"/></SealID></xsl:for-each>
        </TransportEquipment>
      </xsl:for-each>
      <xsl:for-each select="$consignment/LocationOfGoods">
        <GoodsLocation>
          <xsl:for-each select="additionalIdentifier"><Name><xsl:value-of select="."/></Name></xsl:for-each>
          <xsl:variable name="place" select="*[local-name() = $places(current()/qualifierOfIdentification)]"/>
          <xsl:for-each select="$place"><ID><xsl:value-of select="normalize-space((referenceNumber, identificationNumber, .)[1])"/></ID></xsl:for-each>
          <TypeCode><xsl:value-of select="typeOfLocation"/></TypeCode>
          <QualifierCode><xsl:value-of select="qualifierOfIdentification"/></QualifierCode>
        </GoodsLocation>
      </xsl:for-each>
      <xsl:for-each select="$consignment/grossMass"><GrossMassMeasure><xsl:value-of select="."/></GrossMassMeasure></xsl:for-each>
      <xsl:call-template name="documents"><xsl:with-param name="of" select="$consignment"/></xsl:call-template>
      <Transit>
        <xsl:for-each select="$operation">
          <xsl:for-each select="additionalDeclarationType"><AdditionalTypeCode><xsl:value-of select="."/></AdditionalTypeCode></xsl:for-each>
          <xsl:for-each select="TIRCarnetNumber"><TIRCarnetID><xsl:value-of select="."/></TIRCarnetID></xsl:for-each>
          <xsl:for-each select="presentationOfTheGoodsDateAndTime"><PresentationDateTime><xsl:value-of select="f:utc(.)"/></PresentationDateTime></xsl:for-each>
          <xsl:for-each select="security"><SecurityCode><xsl:value-of select="."/></SecurityCode></xsl:for-each>
          <xsl:for-each select="reducedDatasetIndicator"><ReducedDataset><xsl:value-of select=". = '1'"/></ReducedDataset></xsl:for-each>
          <xsl:for-each select="specificCircumstanceIndicator"><SpecificCircumstanceCode><xsl:value-of select="."/></SpecificCircumstanceCode></xsl:for-each>
          <xsl:for-each select="bindingItinerary"><BindingItinerary><xsl:value-of select=". = '1'"/></BindingItinerary></xsl:for-each>
          <xsl:for-each select="limitDate"><LimitDate><xsl:value-of select="."/></LimitDate></xsl:for-each>
          <xsl:for-each select="amendmentTypeFlag"><AmendmentCode><xsl:value-of select="."/></AmendmentCode></xsl:for-each>
        </xsl:for-each>
        <xsl:for-each select="$consignment/inlandModeOfTransport"><InlandModeCode><xsl:value-of select="."/></InlandModeCode></xsl:for-each>
        <xsl:for-each select="$consignment/modeOfTransportAtTheBorder"><BorderModeCode><xsl:value-of select="."/></BorderModeCode></xsl:for-each>
        <xsl:for-each select="$consignment/PlaceOfLoading"><LoadingLocation><xsl:call-template name="place"/></LoadingLocation></xsl:for-each>
        <xsl:for-each select="$consignment/PlaceOfUnloading"><UnloadingLocation><xsl:call-template name="place"/></UnloadingLocation></xsl:for-each>
        <xsl:for-each select="Guarantee">
          <Guarantee>
            <xsl:for-each select="guaranteeType"><TypeCode><xsl:value-of select="."/></TypeCode></xsl:for-each>
            <xsl:for-each select="otherGuaranteeReference"><OtherReferenceID><xsl:value-of select="."/></OtherReferenceID></xsl:for-each>
            <xsl:for-each select="GuaranteeReference">
              <Reference>
                <xsl:for-each select="GRN"><GRN><xsl:value-of select="."/></GRN></xsl:for-each>
                <xsl:for-each select="accessCode"><AccessCode><xsl:value-of select="."/></AccessCode></xsl:for-each>
                <xsl:for-each select="amountToBeCovered">
                  <Amount>
                    <Value><xsl:value-of select="."/></Value>
                    <xsl:for-each select="../currency"><CurrencyCode><xsl:value-of select="."/></CurrencyCode></xsl:for-each>
                  </Amount>
                </xsl:for-each>
              </Reference>
            </xsl:for-each>
          </Guarantee>
        </xsl:for-each>
        <xsl:for-each select="$consignment/HouseConsignment">
          <HouseConsignment>
            <SequenceNumeric><xsl:value-of select="sequenceNumber"/></SequenceNumeric>
            <GrossMassMeasure><xsl:value-of select="grossMass"/></GrossMassMeasure>
            <xsl:call-template name="countries"><xsl:with-param name="of" select="."/></xsl:call-template>
            <xsl:for-each select="Consignor"><Consignor><xsl:call-template name="party"/></Consignor></xsl:for-each>
            <xsl:for-each select="Consignee"><Consignee><xsl:call-template name="party"/></Consignee></xsl:for-each>
          </HouseConsignment>
        </xsl:for-each>
      </Transit>
      <xsl:apply-templates mode="item" select="$consignment/HouseConsignment/ConsignmentItem"/>
    </Declaration>
  </xsl:template>

  <!-- Documents of the house consignment stand at each of its goods items. -->
  <xsl:template mode="item" match="ConsignmentItem">
    <xsl:variable name="number" select="string(declarationGoodsItemNumber)"/>
    <GoodsItem>
      <SequenceNumeric><xsl:value-of select="$number"/></SequenceNumeric>
      <HouseConsignmentNumeric><xsl:value-of select="../sequenceNumber"/></HouseConsignmentNumeric>
      <xsl:for-each select="Commodity/CommodityCode">
        <CommodityCode><xsl:value-of select="harmonizedSystemSubHeadingCode || combinedNomenclatureCode"/></CommodityCode>
      </xsl:for-each>
      <Description><xsl:value-of select="Commodity/descriptionOfGoods"/></Description>
      <xsl:call-template name="countries"><xsl:with-param name="of" select="."/></xsl:call-template>
      <xsl:for-each select="Commodity/GoodsMeasure">
        <xsl:for-each select="grossMass"><GrossMassMeasure><xsl:value-of select="."/></GrossMassMeasure></xsl:for-each>
        <xsl:for-each select="netMass"><NetMassMeasure><xsl:value-of select="."/></NetMassMeasure></xsl:for-each>
        <xsl:for-each select="supplementaryUnits"><SupplementaryQuantity><Value><xsl:value-of select="."/></Value></SupplementaryQuantity></xsl:for-each>
      </xsl:for-each>
      <xsl:for-each select="Consignee"><Consignee><xsl:call-template name="party"/></Consignee></xsl:for-each>
      <xsl:for-each select="Packaging">
        <Packaging>
          <SequenceNumeric><xsl:value-of select="sequenceNumber"/></SequenceNumeric>
          <TypeCode><xsl:value-of select="typeOfPackages"/></TypeCode>
          <xsl:for-each select="numberOfPackages"><QuantityQuantity><xsl:value-of select="."/></QuantityQuantity></xsl:for-each>
          <xsl:for-each select="shippingMarks"><MarksNumbersID><xsl:value-of select="."/></MarksNumbersID></xsl:for-each>
        </Packaging>
      </xsl:for-each>
      <xsl:for-each select="../../TransportEquipment[GoodsReference/declarationGoodsItemNumber = $number]/containerIdentificationNumber">
        <TransportEquipmentID><xsl:value-of select="."/></TransportEquipmentID>
      </xsl:for-each>
      <xsl:call-template name="documents"><xsl:with-param name="of" select=".. | ."/></xsl:call-template>
    </GoodsItem>
  </xsl:template>

  <xsl:template name="documents">
    <xsl:param name="of"/>
    <xsl:for-each select="$of/(SupportingDocument | TransportDocument | AdditionalReference)">
      <SupportingDocument>
        <TypeCode><xsl:value-of select="type"/></TypeCode>
        <xsl:for-each select="referenceNumber"><ID><xsl:value-of select="."/></ID></xsl:for-each>
        <xsl:for-each select="documentLineItemNumber"><LineNumeric><xsl:value-of select="."/></LineNumeric></xsl:for-each>
        <xsl:for-each select="complementOfInformation"><Name><xsl:value-of select="."/></Name></xsl:for-each>
      </SupportingDocument>
    </xsl:for-each>
    <xsl:for-each select="$of/PreviousDocument">
      <PreviousDocument>
        <TypeCode><xsl:value-of select="type"/></TypeCode>
        <ID><xsl:value-of select="referenceNumber"/></ID>
        <xsl:for-each select="goodsItemNumber"><LineNumeric><xsl:value-of select="."/></LineNumeric></xsl:for-each>
      </PreviousDocument>
    </xsl:for-each>
    <xsl:for-each select="$of/AdditionalInformation">
      <AdditionalInformation>
        <StatementCode><xsl:value-of select="code"/></StatementCode>
        <xsl:for-each select="text"><StatementDescription><xsl:value-of select="."/></StatementDescription></xsl:for-each>
      </AdditionalInformation>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="countries">
    <xsl:param name="of"/>
    <xsl:for-each select="$of/countryOfDispatch"><ExportCountryCode><xsl:value-of select="."/></ExportCountryCode></xsl:for-each>
    <xsl:for-each select="$of/countryOfDestination"><DestinationCountryCode><xsl:value-of select="."/></DestinationCountryCode></xsl:for-each>
  </xsl:template>

  <xsl:template name="place">
    <xsl:for-each select="UNLocode"><ID><xsl:value-of select="."/></ID></xsl:for-each>
    <xsl:for-each select="country"><CountryCode><xsl:value-of select="."/></CountryCode></xsl:for-each>
    <xsl:for-each select="location"><Name><xsl:value-of select="."/></Name></xsl:for-each>
  </xsl:template>

  <xsl:template name="means">
    <xsl:for-each select="identificationNumber"><ID><xsl:value-of select="."/></ID></xsl:for-each>
    <xsl:for-each select="typeOfIdentification"><IdentificationTypeCode><xsl:value-of select="."/></IdentificationTypeCode></xsl:for-each>
    <xsl:for-each select="nationality"><RegistrationNationalityCode><xsl:value-of select="."/></RegistrationNationalityCode></xsl:for-each>
  </xsl:template>

  <xsl:template name="party">
    <xsl:param name="identified" select="true()"/>
    <xsl:if test="$identified">
      <xsl:for-each select="identificationNumber"><Identifier><ID><xsl:value-of select="."/></ID><TypeCode>EORI</TypeCode></Identifier></xsl:for-each>
    </xsl:if>
    <xsl:for-each select="TIRHolderIdentificationNumber"><Identifier><ID><xsl:value-of select="."/></ID><TypeCode>TIR</TypeCode></Identifier></xsl:for-each>
    <xsl:for-each select="name"><Name><xsl:value-of select="."/></Name></xsl:for-each>
    <xsl:for-each select="Address">
      <Address>
        <Line><xsl:value-of select="streetAndNumber"/></Line>
        <xsl:for-each select="postcode"><PostcodeID><xsl:value-of select="."/></PostcodeID></xsl:for-each>
        <CityName><xsl:value-of select="city"/></CityName>
        <CountryCode><xsl:value-of select="country"/></CountryCode>
      </Address>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="office" match="*">
    <CustomsOffice>
      <RoleCode>
        <xsl:value-of select="map{'CustomsOfficeOfDeparture': 'DEPARTURE', 'CustomsOfficeOfDestinationDeclared': 'DESTINATION',
            'CustomsOfficeOfTransitDeclared': 'TRANSIT', 'CustomsOfficeOfExitForTransitDeclared': 'EXIT_FOR_TRANSIT'}(local-name())"/>
      </RoleCode>
      <ReferenceNumber><xsl:value-of select="referenceNumber"/></ReferenceNumber>
    </CustomsOffice>
  </xsl:template>
</xsl:stylesheet>
