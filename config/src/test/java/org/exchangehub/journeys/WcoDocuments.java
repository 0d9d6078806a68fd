package org.exchangehub.journeys;

/** Documents in the form of the Customs system that speaks the WCO data model. */
final class WcoDocuments {

    private WcoDocuments() {}

    static String cancellation(String mrn) {
        return metaData("""
                <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionCode>13</FunctionCode>\
                <FunctionalReferenceID>C1</FunctionalReferenceID><ID>%s</ID><TypeCode>INV</TypeCode>\
                <Submitter><ID>NO912345678</ID></Submitter>\
                <AdditionalInformation><StatementDescription>Sent twice</StatementDescription><StatementTypeCode>AES</StatementTypeCode>\
                <Pointer><SequenceNumeric>1</SequenceNumeric><DocumentSectionCode>42A</DocumentSectionCode></Pointer></AdditionalInformation>\
                <Amendment><ChangeReasonCode>1</ChangeReasonCode></Amendment></Declaration>""".formatted(mrn));
    }

    /** A declaration of medicines. */
    static String declaration(String function, String type, String lrn, String kilograms) {
        return metaData("""
                <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionCode>%s</FunctionCode>\
                <FunctionalReferenceID>%s</FunctionalReferenceID><TypeCode>%s</TypeCode><GoodsItemQuantity>1</GoodsItemQuantity>\
                <Declarant><ID>NO912345678</ID></Declarant><GoodsShipment><GovernmentAgencyGoodsItem>\
                <SequenceNumeric>1</SequenceNumeric><Commodity><Description>Tablets</Description>\
                <Classification><ID>30049000</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>\
                <GoodsMeasure><GrossMassMeasure unitCode="KGM">%s</GrossMassMeasure></GoodsMeasure></Commodity>\
                <GovernmentProcedure><CurrentCode>40</CurrentCode><PreviousCode>00</PreviousCode></GovernmentProcedure>\
                </GovernmentAgencyGoodsItem></GoodsShipment></Declaration>""".formatted(function, lrn, type, kilograms));
    }

    private static String metaData(String document) {
        return """
                <md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2">\
                <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode><md:WCOTypeName>DEC</md:WCOTypeName>\
                <md:ResponsibleCountryCode>NO</md:ResponsibleCountryCode><md:ResponsibleAgencyName>CUSTOMS</md:ResponsibleAgencyName>\
                <md:AgencyAssignedCustomizationVersionCode>v2.1</md:AgencyAssignedCustomizationVersionCode>%s</md:MetaData>""".formatted(document);
    }
}
