package org.exchangehub.journeys;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Declarations as the stories need them: whatever is not said is the same in all. */
final class Declarations {

    static final String CATTLE = "01022900";
    static final String SALMON = "03021400";
    static final String SNAKE = "01062000";
    static final String MEDICINE = "30049000";
    static final String FIREWORKS = "36041000";
    static final String BOOKS = "49019900";
    static final String XML = "application/xml";
    static final String JSON = "application/json";

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private Declarations() {}

    /** A reference that no declaration had before. */
    static String lrn() {
        return "J" + NEXT.incrementAndGet();
    }

    /** A master reference that no declaration had before. */
    static String mrn() {
        return "26NO%014d".formatted(NEXT.incrementAndGet() % 100_000_000_000_000L);
    }

    static String original(String lrn, String... codes) {
        return of("9", lrn, 1, 100, codes);
    }

    static String replacement(String lrn, int version, int mass, String... codes) {
        return of("5", lrn, version, mass, codes);
    }

    private static String of(String function, String lrn, int version, int mass, String... codes) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            items.append("""
                    <GoodsItem><SequenceNumeric>%d</SequenceNumeric><CommodityCode>%s</CommodityCode><Description>Goods</Description>\
                    <OriginCountryCode>SE</OriginCountryCode><NetMassMeasure>%d</NetMassMeasure></GoodsItem>""".formatted(i + 1, codes[i], mass));
        }
        return """
                <Declaration xmlns="urn:exchangehub:v1"><FunctionCode>%s</FunctionCode><LRN>%s</LRN><VersionID>%d</VersionID>\
                <DirectionCode>IMPORT</DirectionCode><Declarant><Identifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode>\
                </Identifier></Declarant>%s</Declaration>""".formatted(function, lrn, version, items);
    }

    static String json(String lrn, String... codes) {
        return """
                {"declaration": {"functionCode": "9", "lrn": "%s", "versionId": 1, "directionCode": "IMPORT",
                 "declarant": {"identifier": [{"id": "NO912345678", "typeCode": "EORI"}]},
                 "goodsItem": [%s]}}""".formatted(
                        lrn,
                        Arrays.stream(codes)
                                .map(code -> "{\"sequenceNumeric\": "
                                        + (Arrays.asList(codes).indexOf(code) + 1) + ", \"commodityCode\": \"" + code
                                        + "\", \"netMassMeasure\": \"100\"}")
                                .collect(Collectors.joining(",")));
    }
}
