package org.exchangehub.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final JsonForm JSON = new JsonForm(CANONICAL);

    private static String json(String xml) {
        return new String(JSON.toJson(xml.getBytes(UTF_8)), UTF_8);
    }

    private static RefusedException refused(String json) {
        return catchThrowableOfType(RefusedException.class, () -> JSON.toXml(json.getBytes(UTF_8)));
    }

    @Test
    void theJsonFormFollowsTheOneRule() {
        String json = json(CanonicalTest.DECLARATION);
        assertThat(json)
                .startsWith("{\"declaration\":{\"functionCode\":\"9\",\"lrn\":\"NO-2026-000017\",\"versionId\":1,")
                .contains("\"goodsItem\":[{\"sequenceNumeric\":1,")
                .contains("\"netMassMeasure\":\"1200.500\"")
                .contains("\"identifier\":[{\"id\":\"974761076\",\"typeCode\":\"ORG\"}]");
    }

    @Test
    void thereAndBackIsTheSameDocument() {
        byte[] xml = JSON.toXml(json(CanonicalTest.DECLARATION).getBytes(UTF_8));
        CANONICAL.validate(xml);
        assertThat(JSON.toXml(JSON.toJson(xml))).isEqualTo(xml);
        assertThat(new String(xml, UTF_8)).contains("Spedisjon &amp; Sønn");
    }

    @Test
    void anEnvelopeHoldsAnyMessage() {
        String disposition = """
                {"envelope":{"header":{"messageId":"m-1","kind":"disposition"},"payload":{"disposition":{"referralId":"r",
                "eventDateTime":"2026-11-23T08:00:00Z","line":[{"sequenceNumeric":1,"dispositionCode":"MAY_PROCEED"}]}}}}""";
        byte[] xml = JSON.toXml(disposition.getBytes(UTF_8));
        CANONICAL.validate(xml);
        assertThat(new String(JSON.toJson(xml), UTF_8)).isEqualTo(disposition.replace("\n", ""));
    }

    @Test
    void eachFaultIsToldByItsPointer() {
        String json = json(CanonicalTest.DECLARATION);
        assertThat(refused(json.replace("30049000", "3004")).faults())
                .extracting(Fault::position)
                .contains("/declaration/goodsItem/1/commodityCode");
        assertThat(refused(json.replace("\"1200.500\"", "1200.5")).faults())
                .extracting(Fault::position)
                .contains("/declaration/goodsItem/0/netMassMeasure");
        assertThat(refused(json.replace("\"lrn\"", "\"lnr\"")).faults())
                .extracting(Fault::position)
                .contains("/declaration/lnr");
        assertThat(refused(json.replace("\"versionId\":1", "\"versionId\":\"1\""))
                        .faults())
                .extracting(Fault::position)
                .contains("/declaration/versionId");
    }

    @Test
    void whatIsNoJsonOrNoMessageIsRefused() {
        assertThat(refused("{\"declaration\":").reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused("{\"declaration\":{},\"declaration\":{}}").reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused("{\"invoice\":{}}").reason()).isEqualTo(Reason.UNKNOWN_KIND);
        assertThat(refused("[]").reason()).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(refused("{\"declaration\":" + "[".repeat(10_000)).reason()).isEqualTo(Reason.HOSTILE_DOCUMENT);
        assertThat(refused("{\"declaration\":{\"lrn\":\"\\u0000\"}}").faults())
                .extracting(Fault::reason)
                .anyMatch(reason -> reason.contains("control character"));
        String json = json(CanonicalTest.DECLARATION);
        for (String half : List.of("x\\ud83d", "\\ude80x", "\\ud83d\\ud83d")) {
            assertThat(refused(json.replace("NO-2026-000017", half)).faults())
                    .extracting(Fault::reason)
                    .anyMatch(reason -> reason.contains("surrogate"));
        }
        byte[] whole =
                JSON.toXml(json.replace("NO-2026-000017", "\\ud83d\\ude80").getBytes(UTF_8));
        assertThat(new String(whole, UTF_8)).contains("<LRN>\ud83d\ude80</LRN>");
    }

    @Test
    void membersMeanTheSameInBothForms() {
        assertThat(List.of("MessageID", "LRN", "MarksNumbersID", "CaseID", "OriginCountryCode", "ID").stream()
                        .map(JsonShape::member))
                .containsExactly("messageId", "lrn", "marksNumbersId", "caseId", "originCountryCode", "id");
    }
}
