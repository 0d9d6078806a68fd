package org.exchangehub.journeys;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Notices about transit as the stories need them: as Customs writes them, and as the network does. */
final class Transits {

    static final String TOBACCO = "24022000";
    static final String BOOKS = "49019900";
    /** What an arrival says of an operation in phase 5 alone. */
    static final String P5_ONLY = "&lt;incidentFlag&gt;0&lt;/incidentFlag&gt;";

    /** What the simplified procedure needs. */
    private static final String AUTHORISATION =
            "&lt;Authorisation&gt;&lt;sequenceNumber&gt;1&lt;/sequenceNumber&gt;&lt;type&gt;C522&lt;/type&gt;"
                    + "&lt;referenceNumber&gt;DEACE1&lt;/referenceNumber&gt;&lt;/Authorisation&gt;";

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private Transits() {}

    static String number() {
        return "N" + NEXT.incrementAndGet();
    }

    /** A number as an office gives it since 2024; its check character is not looked at. */
    static String mrn() {
        return "26NO%012dM1".formatted(NEXT.incrementAndGet() % 1_000_000_000_000L);
    }

    private static String addressee(String office) {
        return "<AddresseeID>" + office + "</AddresseeID>";
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The declaration as Customs lodges it with the hub. */
    static String declaration(String lrn, String code) {
        return Declarations.original(lrn, code).replace("IMPORT", "TRANSIT");
    }

    private static String notice(String number, String type, String inside) {
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%s</NoticeID><RecipientID>eu-ncts</RecipientID><TypeCode>%s</TypeCode>\
                <OriginatorID>NTA.NO</OriginatorID>%s</Notice>""".formatted(number, type, inside.formatted(now()));
    }

    /** IE015 of Customs. */
    static String lodged(String number, String lrn, String code) {
        return lodged(number, lrn, code, "NTA.EU");
    }

    /** @param office which tells the phase that is spoken */
    static String lodged(String number, String lrn, String code, String office) {
        return notice(
                number,
                "IE015",
                addressee(office) + """
                <PreparationDateTime>%1$s</PreparationDateTime><EventDateTime>%1$s</EventDateTime>\
                """ + """
                <Declaration><FunctionCode>9</FunctionCode><LRN>LRN-HERE</LRN><DirectionCode>TRANSIT</DirectionCode><TypeCode>T1</TypeCode>\
                <CustomsOffice><RoleCode>DEPARTURE</RoleCode><ReferenceNumber>NO010101</ReferenceNumber></CustomsOffice>\
                <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber>DE004001</ReferenceNumber></CustomsOffice>\
                <CustomsOffice><RoleCode>TRANSIT</RoleCode><ReferenceNumber>SE002001</ReferenceNumber></CustomsOffice>\
                <Declarant><Identifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></Identifier></Declarant>\
                <Consignee><Identifier><ID>DE123456789</ID><TypeCode>EORI</TypeCode></Identifier></Consignee>\
                <ExportCountryCode>NO</ExportCountryCode><DestinationCountryCode>DE</DestinationCountryCode>\
                <ContainerCode>0</ContainerCode><GrossMassMeasure>100</GrossMassMeasure>\
                <SupportingDocument><TypeCode>N730</TypeCode><ID>CMR-1</ID></SupportingDocument>\
                <Transit><AdditionalTypeCode>A</AdditionalTypeCode><SecurityCode>0</SecurityCode><ReducedDataset>false</ReducedDataset>\
                <BindingItinerary>false</BindingItinerary><LoadingLocation><ID>NOOSL</ID></LoadingLocation><Guarantee><TypeCode>1</TypeCode><Reference><GRN>26NO0000000000001</GRN>\
                <AccessCode>AB12</AccessCode><Amount><Value>1000</Value><CurrencyCode>EUR</CurrencyCode></Amount></Reference></Guarantee></Transit>\
                <GoodsItem><SequenceNumeric>1</SequenceNumeric><CommodityCode>CODE-HERE</CommodityCode><Description>Goods</Description>\
                <GrossMassMeasure>100</GrossMassMeasure><NetMassMeasure>90</NetMassMeasure>\
                <Packaging><SequenceNumeric>1</SequenceNumeric><TypeCode>BX</TypeCode><QuantityQuantity>1</QuantityQuantity>\
                <MarksNumbersID>NO MARKS</MarksNumbersID></Packaging></GoodsItem>\
                </Declaration>""".replace("LRN-HERE", lrn).replace("CODE-HERE", code));
    }

    /** IE007 of Customs: the goods have arrived. */
    static String arrived(String number, String mrn, boolean simplified) {
        return arrived(number, mrn, simplified, "NTA.EU");
    }

    static String arrived(String number, String mrn, boolean simplified, String office) {
        return arrived(number, mrn, simplified, office, office.equals("NTA.P6") ? "" : P5_ONLY);
    }

    /** @param more about the operation, beside whether its procedure is simplified */
    static String arrived(String number, String mrn, boolean simplified, String office, String more) {
        return notice(
                number,
                "IE007",
                addressee(office)
                        + """
                <Reference><MRN>MRN-HERE</MRN></Reference>\
                <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber>DE004001</ReferenceNumber></CustomsOffice>\
                <TraderID>DE123456789</TraderID><EventDateTime>%1$s</EventDateTime><Content>\
                <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode><Text>&lt;TransitOperation&gt;\
                &lt;simplifiedProcedure&gt;FLAG-HERE&lt;/simplifiedProcedure&gt;MORE-HERE&lt;/TransitOperation&gt;AUTHORISATION-HERE\
                &lt;Consignment&gt;&lt;LocationOfGoods&gt;&lt;typeOfLocation&gt;B&lt;/typeOfLocation&gt;&lt;qualifierOfIdentification&gt;Y&lt;/qualifierOfIdentification&gt;\
                &lt;authorisationNumber&gt;DETST1&lt;/authorisationNumber&gt;&lt;/LocationOfGoods&gt;&lt;/Consignment&gt;</Text></Content>""".replace("MRN-HERE", mrn)
                                .replace("FLAG-HERE", simplified ? "1" : "0")
                                .replace("MORE-HERE", more)
                                .replace("AUTHORISATION-HERE", simplified ? AUTHORISATION : ""));
    }

    /** IE044 of Customs: the goods are unloaded, and are as declared. */
    static String unloaded(String number, String mrn) {
        return unloaded(number, mrn, "NTA.EU");
    }

    static String unloaded(String number, String mrn, String office) {
        return notice(number, "IE044", addressee(office) + """
                <Reference><MRN>MRN-HERE</MRN></Reference>\
                <CustomsOffice><RoleCode>DESTINATION</RoleCode><ReferenceNumber>DE004001</ReferenceNumber></CustomsOffice>\
                <TraderID>DE123456789</TraderID><EventDateTime>%1$s</EventDateTime><ControlResult><ControlID>1</ControlID>\
                <ResultCode>SATISFACTORY</ResultCode><EventDateTime>%1$s</EventDateTime></ControlResult>""".replace("MRN-HERE", mrn));
    }

    /** IE014 of Customs: the declaration is not wanted any more. */
    static String unwanted(String number, String mrn) {
        return notice(number, "IE014", """
                <CustomsOffice><RoleCode>DEPARTURE</RoleCode><ReferenceNumber>NO010101</ReferenceNumber></CustomsOffice>\
                <EventDateTime>%1$s</EventDateTime><Cancellation><Reference><MRN>MRN-HERE</MRN></Reference>\
                <ReasonText>Not sent</ReasonText><EventDateTime>%1$s</EventDateTime></Cancellation>""".replace("MRN-HERE", mrn));
    }

    /** CC009C of the network, by MRN and by LRN though one of them must do (C0467): not invalidated. */
    static String keptByTwoNames(String number, String mrn, String lrn) {
        return """
                <ncts:CC009C xmlns:ncts="http://ncts.dgtaxud.ec" PhaseID="NCTS5.1"><messageSender>NTA.EU</messageSender>\
                <messageRecipient>NTA.NO</messageRecipient><preparationDateAndTime>%s</preparationDateAndTime>\
                <messageIdentification>%s</messageIdentification><messageType>CC009C</messageType><TransitOperation><LRN>%s</LRN><MRN>%s</MRN>\
                </TransitOperation><Invalidation><decision>0</decision><initiatedByCustoms>1</initiatedByCustoms></Invalidation>\
                <CustomsOfficeOfDeparture><referenceNumber>NO010101</referenceNumber></CustomsOfficeOfDeparture>\
                <HolderOfTheTransitProcedure><identificationNumber>NO912345678</identificationNumber></HolderOfTheTransitProcedure>\
                </ncts:CC009C>""".formatted(now().replace("Z", ""), number, lrn, mrn);
    }

    /** CC928C of the network: acknowledged. */
    static String acknowledged(String number, String lrn) {
        return """
                <ncts:CC928C xmlns:ncts="http://ncts.dgtaxud.ec" PhaseID="NCTS5.1"><messageSender>NTA.EU</messageSender>\
                <messageRecipient>NTA.NO</messageRecipient><preparationDateAndTime>%s</preparationDateAndTime>\
                <messageIdentification>%s</messageIdentification><messageType>CC928C</messageType><TransitOperation><LRN>%s</LRN>\
                </TransitOperation><CustomsOfficeOfDeparture><referenceNumber>NO010101</referenceNumber></CustomsOfficeOfDeparture>\
                <HolderOfTheTransitProcedure><identificationNumber>NO912345678</identificationNumber></HolderOfTheTransitProcedure>\
                </ncts:CC928C>""".formatted(now().replace("Z", ""), number, lrn);
    }

    /** CC045C of the network: written off. */
    static String writtenOff(String number, String mrn) {
        return """
                <ncts:CC045C xmlns:ncts="http://ncts.dgtaxud.ec" PhaseID="NCTS5.1"><messageSender>NTA.EU</messageSender>\
                <messageRecipient>NTA.NO</messageRecipient><preparationDateAndTime>%s</preparationDateAndTime>\
                <messageIdentification>%s</messageIdentification><messageType>CC045C</messageType><TransitOperation><MRN>%s</MRN>\
                <writeOffDate>2026-11-24</writeOffDate></TransitOperation><CustomsOfficeOfDeparture><referenceNumber>NO010101</referenceNumber>\
                </CustomsOfficeOfDeparture><HolderOfTheTransitProcedure><identificationNumber>NO912345678</identificationNumber>\
                </HolderOfTheTransitProcedure></ncts:CC045C>""".formatted(now().replace("Z", ""), number, mrn);
    }
}
