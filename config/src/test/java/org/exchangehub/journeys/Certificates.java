package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.exchangehub.connectors.Wire;

/** Phytosanitary certificates as the stories need them: as countries write them, and as Customs hands them over. */
final class Certificates {

    /** Outdoor plants. */
    static final String PLANTS = "06029048";

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private Certificates() {}

    static String number(String country, String mark) {
        return country + "-" + mark + NEXT.incrementAndGet() % 1_000_000_000;
    }

    /** The number under which the simulated hub lists an envelope. */
    static String delivery(String number) {
        return "AR.NO.851.70." + number + "." + NEXT.incrementAndGet() % 1_000_000_000;
    }

    static Wire envelope(String from, String number, String content) {
        return new Wire("application/xml", """
                <e:DeliverEnvelope xmlns:e="http://ephyto.ippc.int/" xmlns:h="http://ephyto.ippc.int/HUB.Entities"><e:env>\
                <h:From>%s</h:From><h:To>NO</h:To><h:CertificateType>851</h:CertificateType><h:CertificateStatus>70</h:CertificateStatus>\
                <h:NPPOCertificateNumber>%s</h:NPPOCertificateNumber><h:Content>%s</h:Content></e:env></e:DeliverEnvelope>""".formatted(
                        from, number, content.replace("&", "&amp;").replace("<", "&lt;"))
                .getBytes(UTF_8));
    }

    /** A certificate of Argentina for 500 kg of plants. */
    static String certificate(String number) {
        return """
                <c:SPSCertificate xmlns:c="urn:un:unece:uncefact:data:standard:SPSCertificate:17" \
                xmlns:r="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21" \
                xmlns:u="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:21"><c:SPSExchangedDocument><r:ID>%s</r:ID>\
                <r:TypeCode>851</r:TypeCode><r:StatusCode>70</r:StatusCode><r:IssueDateTime><u:DateTimeString>2026-11-20T09:30:00-03:00\
                </u:DateTimeString></r:IssueDateTime></c:SPSExchangedDocument><c:SPSConsignment><r:ConsigneeSPSParty><r:Name>Planteimport AS</r:Name>\
                </r:ConsigneeSPSParty><r:ExportSPSCountry><r:ID>AR</r:ID></r:ExportSPSCountry><r:ImportSPSCountry><r:ID>NO</r:ID></r:ImportSPSCountry>\
                <r:IncludedSPSConsignmentItem><r:IncludedSPSTradeLineItem><r:SequenceNumeric>0</r:SequenceNumeric><r:ScientificName>Ribes</r:ScientificName>\
                <r:NetWeightMeasure unitCode="KGM">500</r:NetWeightMeasure><r:ApplicableSPSClassification><r:SystemName>HS</r:SystemName>\
                <r:ClassCode>06029048</r:ClassCode></r:ApplicableSPSClassification><r:OriginSPSCountry><r:ID>AR</r:ID></r:OriginSPSCountry>\
                </r:IncludedSPSTradeLineItem></r:IncludedSPSConsignmentItem></c:SPSConsignment></c:SPSCertificate>""".formatted(number);
    }

    /** The country of import has looked at it. */
    static String answer() {
        return """
                <a:SPSAcknowledgement xmlns:a="urn:un:unece:uncefact:data:standard:SPSAcknowledgement:17" \
                xmlns:r="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:21"><a:SPSAcknowledgementDocument>\
                <r:IssueDateTime>%s</r:IssueDateTime><r:StatusCode>1</r:StatusCode></a:SPSAcknowledgementDocument></a:SPSAcknowledgement>""".formatted(now());
    }

    /** What Customs hands over of a certificate that came. */
    static String answered(String number, String to) {
        String header = "<hub:CertificateType xmlns:hub='http://ephyto.ippc.int/HUB.Entities'>851</hub:CertificateType>"
                + "<hub:CertificateStatus xmlns:hub='http://ephyto.ippc.int/HUB.Entities'>70</hub:CertificateStatus>";
        String answer =
                answer().replace("<a:", "<ack:").replace("</a:", "</ack:").replace("xmlns:a=", "xmlns:ack=");
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>A-%1$s</NoticeID><RecipientID>ippc-ephyto</RecipientID>\
                <TypeCode>SPSAcknowledgement</TypeCode><OriginatorID>NO</OriginatorID><AddresseeID>%2$s</AddresseeID>\
                <Reference><LRN>%1$s</LRN></Reference><EventDateTime>%3$s</EventDateTime><Content>\
                <MediaTypeCode>application/xml-external-parsed-entity</MediaTypeCode><Text>%4$s</Text></Content></Notice>""".formatted(
                number, to, now(), (header + answer).replace("&", "&amp;").replace("<", "&lt;"));
    }

    /** A declaration of plants from Argentina that names a certificate. */
    static String declaration(String lrn, String certificate) {
        return Declarations.original(lrn, PLANTS)
                .replace(
                        "<OriginCountryCode>SE</OriginCountryCode>",
                        "<OriginCountryCode>AR</OriginCountryCode><ExportCountryCode>AR</ExportCountryCode>")
                .replace(
                        "</NetMassMeasure>",
                        "</NetMassMeasure><SupportingDocument><TypeCode>N851</TypeCode><ID>" + certificate
                                + "</ID></SupportingDocument>");
    }

    /** What Customs hands over for another country. */
    static String handedOver(String number, String to, String reference) {
        return """
                <Notice xmlns="urn:exchangehub:v1"><NoticeID>%1$s</NoticeID><RecipientID>ippc-ephyto</RecipientID><TypeCode>SPS851</TypeCode>\
                <OriginatorID>NO</OriginatorID><AddresseeID>%3$s</AddresseeID>%4$s<EventDateTime>%2$s</EventDateTime>\
                <Permit><PermitID>%1$s</PermitID><KindCode>PHYTO</KindCode><IssuerID>food-safety-plant-health</IssuerID><VersionID>1</VersionID>\
                <StatusCode>VALID</StatusCode><Holder><Name>Plants Ltd</Name></Holder><SingleUse>false</SingleUse><Line><LineNumeric>1</LineNumeric>\
                <CommodityCodePrefix>060290</CommodityCodePrefix><OriginCountryCode>NO</OriginCountryCode><Quantity><Value>40</Value>\
                <UnitCode>KGM</UnitCode></Quantity></Line></Permit></Notice>""".formatted(number, now(), to, reference);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
