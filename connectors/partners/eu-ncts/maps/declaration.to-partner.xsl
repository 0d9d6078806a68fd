<?xml version="1.0" encoding="UTF-8"?>
<!-- The declaration of a canonical notice in a message of NCTS. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:f="urn:exchangehub:partner:eu-ncts:functions" xmlns:m="urn:exchangehub:map"
                xpath-default-namespace="urn:exchangehub:v1" exclude-result-prefixes="#all">

  <xsl:param name="phase" select="'5'"/>
  <xsl:param name="codelists" as="map(*)" select="map{}"/>

  <xsl:template match="Declaration">
    <xsl:param name="type"/>
    <xsl:variable name="transit" select="Transit"/>
    <TransitOperation>
      <xsl:if test="not($type = $by-one and MRN)"><LRN><xsl:value-of select="LRN"/></LRN></xsl:if>
      <xsl:if test="$type != '015'"><xsl:for-each select="MRN"><MRN><xsl:value-of select="."/></MRN></xsl:for-each></xsl:if>
      <xsl:for-each select="TypeCode"><declarationType><xsl:value-of select="."/></declarationType></xsl:for-each>
      <additionalDeclarationType><xsl:value-of select="($transit/AdditionalTypeCode, 'A')[1]"/></additionalDeclarationType>
      <xsl:for-each select="$transit/TIRCarnetID"><TIRCarnetNumber><xsl:value-of select="."/></TIRCarnetNumber></xsl:for-each>
      <xsl:choose>
        <xsl:when test="$type = '029'">
          <declarationAcceptanceDate><xsl:value-of select="../Outcome/AcceptanceDate"/></declarationAcceptanceDate>
          <releaseDate><xsl:value-of select="../Outcome/DecisionDate"/></releaseDate>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="$transit/PresentationDateTime"><presentationOfTheGoodsDateAndTime><xsl:value-of select="f:wire-time(.)"/></presentationOfTheGoodsDateAndTime></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
      <security><xsl:value-of select="($transit/SecurityCode, '0')[1]"/></security>
      <reducedDatasetIndicator><xsl:value-of select="f:flag($transit/ReducedDataset)"/></reducedDatasetIndicator>
      <xsl:for-each select="$transit/SpecificCircumstanceCode"><specificCircumstanceIndicator><xsl:value-of select="."/></specificCircumstanceIndicator></xsl:for-each>
      <bindingItinerary><xsl:value-of select="f:flag($transit/BindingItinerary)"/></bindingItinerary>
      <xsl:if test="$type = '013'"><amendmentTypeFlag><xsl:value-of select="($transit/AmendmentCode, '0')[1]"/></amendmentTypeFlag></xsl:if>
      <xsl:if test="$type != '029'"><xsl:for-each select="$transit/LimitDate"><limitDate><xsl:value-of select="."/></limitDate></xsl:for-each></xsl:if>
    </TransitOperation>
    <xsl:for-each select="AuthorisationHolder">
      <Authorisation>
        <sequenceNumber><xsl:value-of select="position()"/></sequenceNumber>
        <type><xsl:value-of select="CategoryCode"/></type>
        <referenceNumber><xsl:value-of select="ID"/></referenceNumber>
      </Authorisation>
    </xsl:for-each>
    <xsl:for-each select="CustomsOffice[RoleCode = 'DEPARTURE']">
      <CustomsOfficeOfDeparture><referenceNumber><xsl:value-of select="ReferenceNumber"/></referenceNumber></CustomsOfficeOfDeparture>
    </xsl:for-each>
    <xsl:for-each select="CustomsOffice[RoleCode = 'DESTINATION']">
      <CustomsOfficeOfDestinationDeclared><referenceNumber><xsl:value-of select="ReferenceNumber"/></referenceNumber></CustomsOfficeOfDestinationDeclared>
    </xsl:for-each>
    <xsl:for-each select="CustomsOffice[RoleCode = 'TRANSIT']">
      <CustomsOfficeOfTransitDeclared><sequenceNumber><xsl:value-of select="position()"/></sequenceNumber><referenceNumber><xsl:value-of select="ReferenceNumber"/></referenceNumber></CustomsOfficeOfTransitDeclared>
    </xsl:for-each>
    <xsl:for-each select="CustomsOffice[RoleCode = 'EXIT_FOR_TRANSIT']">
      <CustomsOfficeOfExitForTransitDeclared><sequenceNumber><xsl:value-of select="position()"/></sequenceNumber><referenceNumber><xsl:value-of select="ReferenceNumber"/></referenceNumber></CustomsOfficeOfExitForTransitDeclared>
    </xsl:for-each>
    <HolderOfTheTransitProcedure><xsl:for-each select="Declarant"><xsl:call-template name="wire-party"/></xsl:for-each></HolderOfTheTransitProcedure>
    <xsl:for-each select="Agent">
      <Representative><xsl:call-template name="wire-party"/><status><xsl:value-of select="FunctionCode"/></status></Representative>
    </xsl:for-each>
    <xsl:for-each select="$transit/Guarantee">
      <Guarantee>
        <sequenceNumber><xsl:value-of select="position()"/></sequenceNumber>
        <xsl:for-each select="TypeCode"><guaranteeType><xsl:value-of select="."/></guaranteeType></xsl:for-each>
        <xsl:for-each select="OtherReferenceID"><otherGuaranteeReference><xsl:value-of select="."/></otherGuaranteeReference></xsl:for-each>
        <xsl:for-each select="Reference">
          <GuaranteeReference>
            <sequenceNumber><xsl:value-of select="position()"/></sequenceNumber>
            <xsl:for-each select="GRN"><GRN><xsl:value-of select="."/></GRN></xsl:for-each>
            <xsl:for-each select="AccessCode"><accessCode><xsl:value-of select="."/></accessCode></xsl:for-each>
            <xsl:for-each select="Amount">
              <amountToBeCovered><xsl:value-of select="Value"/></amountToBeCovered>
              <xsl:for-each select="CurrencyCode"><currency><xsl:value-of select="."/></currency></xsl:for-each>
            </xsl:for-each>
          </GuaranteeReference>
        </xsl:for-each>
      </Guarantee>
    </xsl:for-each>
    <xsl:call-template name="consignment"/>
  </xsl:template>

  <xsl:template name="consignment">
    <xsl:variable name="declaration" select="."/>
    <Consignment>
      <xsl:call-template name="wire-countries"/>
      <xsl:for-each select="ContainerCode"><containerIndicator><xsl:value-of select="."/></containerIndicator></xsl:for-each>
      <xsl:for-each select="Transit/InlandModeCode"><inlandModeOfTransport><xsl:value-of select="."/></inlandModeOfTransport></xsl:for-each>
      <xsl:for-each select="Transit/BorderModeCode"><modeOfTransportAtTheBorder><xsl:value-of select="."/></modeOfTransportAtTheBorder></xsl:for-each>
      <xsl:for-each select="GrossMassMeasure"><grossMass><xsl:value-of select="."/></grossMass></xsl:for-each>
      <xsl:for-each select="Carrier"><Carrier><xsl:call-template name="wire-party"/></Carrier></xsl:for-each>
      <xsl:for-each select="Consignor"><Consignor><xsl:call-template name="wire-party"/></Consignor></xsl:for-each>
      <xsl:for-each select="Consignee"><Consignee><xsl:call-template name="wire-party"/></Consignee></xsl:for-each>
      <xsl:for-each select="TransportEquipment">
        <xsl:variable name="equipment" select="."/>
        <TransportEquipment>
          <sequenceNumber><xsl:value-of select="SequenceNumeric"/></sequenceNumber>
          <xsl:for-each select="ID"><containerIdentificationNumber><xsl:value-of select="."/></containerIdentificationNumber></xsl:for-each>
          <numberOfSeals><xsl:value-of select="count(SealID)"/></numberOfSeals>
          <xsl:for-each select="SealID"><Seal><sequenceNumber><xsl:value-of select="position()"/></sequenceNumber><identifier><xsl:value-of select="."/></identifier></Seal></xsl:for-each>
          <xsl:for-each select="../GoodsItem[TransportEquipmentID = $equipment/ID]">
            <GoodsReference><sequenceNumber><xsl:value-of select="position()"/></sequenceNumber><declarationGoodsItemNumber><xsl:value-of select="SequenceNumeric"/></declarationGoodsItemNumber></GoodsReference>
          </xsl:for-each>
        </TransportEquipment>
      </xsl:for-each>
      <xsl:for-each select="GoodsLocation">
        <LocationOfGoods>
          <typeOfLocation><xsl:value-of select="TypeCode"/></typeOfLocation>
          <qualifierOfIdentification><xsl:value-of select="QualifierCode"/></qualifierOfIdentification>
          <xsl:variable name="place" select="$places(QualifierCode)"/>
          <xsl:if test="$place = 'authorisationNumber'"><authorisationNumber><xsl:value-of select="ID"/></authorisationNumber></xsl:if>
          <xsl:for-each select="Name"><additionalIdentifier><xsl:value-of select="."/></additionalIdentifier></xsl:for-each>
          <xsl:if test="$place = 'UNLocode'"><UNLocode><xsl:value-of select="ID"/></UNLocode></xsl:if>
          <xsl:if test="$place = 'CustomsOffice'"><CustomsOffice><referenceNumber><xsl:value-of select="ID"/></referenceNumber></CustomsOffice></xsl:if>
          <xsl:if test="$place = 'EconomicOperator'"><EconomicOperator><identificationNumber><xsl:value-of select="ID"/></identificationNumber></EconomicOperator></xsl:if>
        </LocationOfGoods>
      </xsl:for-each>
      <xsl:for-each select="DepartureTransportMeans">
        <DepartureTransportMeans><sequenceNumber>1</sequenceNumber><xsl:call-template name="wire-means"/></DepartureTransportMeans>
      </xsl:for-each>
      <xsl:for-each select="RoutingCountryCode">
        <CountryOfRoutingOfConsignment><sequenceNumber><xsl:value-of select="position()"/></sequenceNumber><country><xsl:value-of select="."/></country></CountryOfRoutingOfConsignment>
      </xsl:for-each>
      <xsl:for-each select="BorderTransportMeans">
        <ActiveBorderTransportMeans><sequenceNumber>1</sequenceNumber><xsl:call-template name="wire-means"/></ActiveBorderTransportMeans>
      </xsl:for-each>
      <xsl:for-each select="Transit/LoadingLocation"><PlaceOfLoading><xsl:call-template name="wire-place"/></PlaceOfLoading></xsl:for-each>
      <xsl:for-each select="Transit/UnloadingLocation"><PlaceOfUnloading><xsl:call-template name="wire-place"/></PlaceOfUnloading></xsl:for-each>
      <xsl:call-template name="wire-documents"/>
      <!-- Without house consignments all goods are in one. -->
      <xsl:variable name="first" select="(Transit/HouseConsignment[1]/SequenceNumeric, 1)[1]"/>
      <xsl:for-each-group select="GoodsItem" group-by="string((HouseConsignmentNumeric, $first)[1])">
        <xsl:variable name="house" select="$declaration/Transit/HouseConsignment[string(SequenceNumeric) = current-grouping-key()]"/>
        <HouseConsignment>
          <sequenceNumber><xsl:value-of select="current-grouping-key()"/></sequenceNumber>
          <xsl:for-each select="$house"><xsl:call-template name="wire-countries"/></xsl:for-each>
          <grossMass>
            <xsl:value-of select="if ($house/GrossMassMeasure) then $house/GrossMassMeasure
                else if (current-group()/GrossMassMeasure) then sum(current-group()/GrossMassMeasure ! xs:decimal(.)) else $declaration/GrossMassMeasure"/>
          </grossMass>
          <xsl:for-each select="$house/Consignor"><Consignor><xsl:call-template name="wire-party"/></Consignor></xsl:for-each>
          <xsl:for-each select="$house/Consignee"><Consignee><xsl:call-template name="wire-party"/></Consignee></xsl:for-each>
          <xsl:for-each select="current-group()">
            <xsl:apply-templates select="."><xsl:with-param name="number" select="position()"/></xsl:apply-templates>
          </xsl:for-each>
        </HouseConsignment>
      </xsl:for-each-group>
    </Consignment>
  </xsl:template>

  <xsl:template match="GoodsItem">
    <xsl:param name="number"/>
    <!-- C0821 -->
    <xsl:variable name="six-digits" select="/Notice/TypeCode = ('IE013', 'IE015')
        and $codelists?countries?(substring(../CustomsOffice[RoleCode = 'DEPARTURE']/ReferenceNumber, 1, 2))?party = 'CTC'"/>
    <ConsignmentItem>
      <goodsItemNumber><xsl:value-of select="$number"/></goodsItemNumber>
      <declarationGoodsItemNumber><xsl:value-of select="SequenceNumeric"/></declarationGoodsItemNumber>
      <xsl:call-template name="wire-countries"/>
      <!-- Phase 6 has no consignee of a goods item. -->
      <xsl:if test="$phase = '5'">
        <xsl:for-each select="Consignee"><Consignee><xsl:call-template name="wire-party"/></Consignee></xsl:for-each>
      </xsl:if>
      <Commodity>
        <descriptionOfGoods><xsl:value-of select="Description"/></descriptionOfGoods>
        <xsl:for-each select="CommodityCode">
          <CommodityCode>
            <harmonizedSystemSubHeadingCode><xsl:value-of select="substring(., 1, 6)"/></harmonizedSystemSubHeadingCode>
            <xsl:if test="string-length(.) ge 8 and not($six-digits)"><combinedNomenclatureCode><xsl:value-of select="substring(., 7, 2)"/></combinedNomenclatureCode></xsl:if>
          </CommodityCode>
        </xsl:for-each>
        <xsl:if test="GrossMassMeasure or NetMassMeasure or SupplementaryQuantity">
          <GoodsMeasure>
            <xsl:for-each select="GrossMassMeasure"><grossMass><xsl:value-of select="."/></grossMass></xsl:for-each>
            <xsl:for-each select="NetMassMeasure"><netMass><xsl:value-of select="."/></netMass></xsl:for-each>
            <xsl:if test="not(/Notice/TypeCode = 'IE029')">
              <xsl:for-each select="SupplementaryQuantity"><supplementaryUnits><xsl:value-of select="Value"/></supplementaryUnits></xsl:for-each>
            </xsl:if>
          </GoodsMeasure>
        </xsl:if>
      </Commodity>
      <xsl:for-each select="Packaging">
        <Packaging>
          <sequenceNumber><xsl:value-of select="SequenceNumeric"/></sequenceNumber>
          <typeOfPackages><xsl:value-of select="TypeCode"/></typeOfPackages>
          <xsl:for-each select="QuantityQuantity"><numberOfPackages><xsl:value-of select="."/></numberOfPackages></xsl:for-each>
          <xsl:for-each select="MarksNumbersID"><shippingMarks><xsl:value-of select="."/></shippingMarks></xsl:for-each>
        </Packaging>
      </xsl:for-each>
      <xsl:call-template name="wire-documents"/>
    </ConsignmentItem>
  </xsl:template>

  <!-- The type of a document tells in which list of the network it stands: N7.. transport documents, Y... references. -->
  <xsl:template name="wire-documents">
    <xsl:for-each select="PreviousDocument">
      <PreviousDocument>
        <sequenceNumber><xsl:value-of select="position()"/></sequenceNumber>
        <type><xsl:value-of select="TypeCode"/></type>
        <referenceNumber><xsl:value-of select="ID"/></referenceNumber>
        <xsl:for-each select="LineNumeric[../../self::GoodsItem]"><goodsItemNumber><xsl:value-of select="."/></goodsItemNumber></xsl:for-each>
      </PreviousDocument>
    </xsl:for-each>
    <xsl:for-each select="SupportingDocument[not(matches(TypeCode, '^(N7|Y)'))]">
      <SupportingDocument>
        <xsl:call-template name="wire-document"/>
        <xsl:for-each select="LineNumeric"><documentLineItemNumber><xsl:value-of select="."/></documentLineItemNumber></xsl:for-each>
        <xsl:for-each select="Name"><complementOfInformation><xsl:value-of select="."/></complementOfInformation></xsl:for-each>
      </SupportingDocument>
    </xsl:for-each>
    <!-- Phase 6 has no transport document of a goods item. -->
    <xsl:for-each select="SupportingDocument[matches(TypeCode, '^N7')][$phase = '5' or not(../self::GoodsItem)]">
      <TransportDocument><xsl:call-template name="wire-document"/></TransportDocument>
    </xsl:for-each>
    <xsl:for-each select="SupportingDocument[matches(TypeCode, '^Y')]">
      <AdditionalReference><xsl:call-template name="wire-document"/></AdditionalReference>
    </xsl:for-each>
    <xsl:for-each select="AdditionalInformation">
      <AdditionalInformation>
        <sequenceNumber><xsl:value-of select="position()"/></sequenceNumber>
        <code><xsl:value-of select="StatementCode"/></code>
        <xsl:for-each select="StatementDescription"><text><xsl:value-of select="."/></text></xsl:for-each>
      </AdditionalInformation>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="wire-document">
    <sequenceNumber><xsl:value-of select="position()"/></sequenceNumber>
    <type><xsl:value-of select="TypeCode"/></type>
    <xsl:for-each select="ID"><referenceNumber><xsl:value-of select="."/></referenceNumber></xsl:for-each>
  </xsl:template>

  <xsl:template name="wire-countries">
    <xsl:for-each select="ExportCountryCode"><countryOfDispatch><xsl:value-of select="."/></countryOfDispatch></xsl:for-each>
    <xsl:for-each select="DestinationCountryCode"><countryOfDestination><xsl:value-of select="."/></countryOfDestination></xsl:for-each>
  </xsl:template>

  <xsl:template name="wire-place">
    <xsl:for-each select="ID"><UNLocode><xsl:value-of select="."/></UNLocode></xsl:for-each>
    <xsl:for-each select="CountryCode"><country><xsl:value-of select="."/></country></xsl:for-each>
    <xsl:for-each select="Name"><location><xsl:value-of select="."/></location></xsl:for-each>
  </xsl:template>

  <xsl:template name="wire-means">
    <xsl:for-each select="IdentificationTypeCode"><typeOfIdentification><xsl:value-of select="."/></typeOfIdentification></xsl:for-each>
    <xsl:for-each select="ID"><identificationNumber><xsl:value-of select="."/></identificationNumber></xsl:for-each>
    <xsl:for-each select="RegistrationNationalityCode"><nationality><xsl:value-of select="."/></nationality></xsl:for-each>
  </xsl:template>

  <xsl:template name="wire-party">
    <xsl:for-each select="Identifier[TypeCode != 'TIR'][1]"><identificationNumber><xsl:value-of select="ID"/></identificationNumber></xsl:for-each>
    <xsl:for-each select="Identifier[TypeCode = 'TIR']"><TIRHolderIdentificationNumber><xsl:value-of select="ID"/></TIRHolderIdentificationNumber></xsl:for-each>
    <xsl:for-each select="Name"><name><xsl:value-of select="."/></name></xsl:for-each>
    <xsl:for-each select="Address">
      <Address>
        <streetAndNumber><xsl:value-of select="Line"/></streetAndNumber>
        <xsl:for-each select="PostcodeID"><postcode><xsl:value-of select="."/></postcode></xsl:for-each>
        <city><xsl:value-of select="CityName"/></city>
        <country><xsl:value-of select="CountryCode"/></country>
      </Address>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
