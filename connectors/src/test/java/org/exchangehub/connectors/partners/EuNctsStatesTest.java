package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.connectors.notice.Transition;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the messages of NCTS: the flows that its specification names, and what none of them allows. */
class EuNctsStatesTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Protocol PROTOCOL = Catalogue.of(
                    Catalogue.packaged(),
                    new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("none"))))
            .get(new PartnerId("eu-ncts"))
            .protocol()
            .orElseThrow();

    /** C is said by Customs, N by the network; behind the slash what the message says. */
    @ParameterizedTest
    @CsvSource({
        "departure, C015 N928 N028 N029, RELEASED",
        "refused at once, C015 N056/015, REJECTED",
        "lodged anew, C015 N056/015 C015 N928, ACKNOWLEDGED",
        "guarantee mended, C015 N928 N028 N055 C013 N004 N029, RELEASED",
        "guarantee not mended, C015 N928 N028 N055 N051, NOT_RELEASED",
        "controlled, C015 N928 N028 N060/0 N029, RELEASED",
        "amended, C015 N928 N028 C013 N004 N029, RELEASED",
        "amendment refused, C015 N928 N028 C013 N056/013 N029, RELEASED",
        "asked to amend, C015 N928 N028 N022 C013 N004 N029, RELEASED",
        "pre-lodged, C015 N928 C170 N028 N029, RELEASED",
        "pre-lodged with intention, C015 N928 N060/2 C170 N028 N029, RELEASED",
        "presented badly, C015 N928 C170 N056/170 C170 N028, ACCEPTED",
        "pre-lodged and cancelled, C015 N928 C014 N009/1, INVALIDATED",
        "invalidated, C015 N928 N028 C014 N009/1, INVALIDATED",
        "invalidation declined, C015 N928 N028 C014 N009/0 N029, RELEASED",
        "invalidated too late, C015 N928 N028 C014 N029 N056/014, RELEASED",
        "arrival, C007 N025 N045, WRITTEN_OFF",
        "arrival after departure, C015 N028 N029 C007 N025 N045, WRITTEN_OFF",
        "simplified, C007 N043 C044 N025 N045, WRITTEN_OFF",
        "unloading goes on, C007 N043 C044 N043 C044 N025 N045, WRITTEN_OFF",
        "bad arrival, C007 N057/007 C007 N025, RELEASED_AT_DESTINATION",
        "bad remarks, C007 N043 C044 N057/044 C044 N025, RELEASED_AT_DESTINATION",
        "discrepancies, C007 N043 C044 N019 N025 N035 N045, WRITTEN_OFF"
    })
    void theFlowsOfTheSpecification(String flow, String messages, String end) {
        assertThat(after(messages)).as(flow).contains(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "N928",
                "N029",
                "C013",
                "C044",
                "C015 C015",
                "C015 N029",
                "C015 N928 N928",
                "C015 N928 N028 N029 C014",
                "C015 N928 N028 N029 C013",
                "C015 N928 N028 N029 N028",
                "C007 C007",
                "C007 C044",
                "C007 N025 N045 C007",
                "C015 N928 N028 C170",
                "N015",
                "C028"
            })
    void whatNoFlowAllowsIsOutOfSequence(String messages) {
        assertThat(after(messages)).isEmpty();
    }

    /** C0467: once the MRN is allocated it is the name of the movement. */
    @ParameterizedTest
    @ValueSource(strings = {"IE013", "IE014"})
    void theLrnIsNoNameAnyMoreOnceTheMrnIsAllocated(String type) {
        byte[] byLrn = notice(type, "LRN");
        assertThat(PROTOCOL.next("ACKNOWLEDGED", type, Speaker.CUSTOMS, byLrn)).isPresent();
        assertThat(PROTOCOL.next("ACCEPTED", type, Speaker.CUSTOMS, byLrn)).isEmpty();
        assertThat(PROTOCOL.broken("ACCEPTED", type, Speaker.CUSTOMS))
                .hasValueSatisfying(fault -> assertThat(fault.reason()).startsWith("C0467: "));
        assertThat(PROTOCOL.broken("RELEASED", type, Speaker.CUSTOMS))
                .as("out of sequence")
                .isEmpty();
        assertThat(PROTOCOL.next("ACCEPTED", type, Speaker.CUSTOMS, notice(type, "")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"IE015, IE056", "IE014, IE056", "IE007, IE057", "IE044, IE057", "IE045, IE906", "IE028, IE906"})
    void aDedicatedRefusalGoesBeforeTheGeneralOne(String type, String refusal) {
        assertThat(PROTOCOL.negative(type)).contains(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IE056", "IE057", "IE906", "IE917"})
    void aRefusalIsNotRefused(String type) {
        assertThat(PROTOCOL.negative(type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OUT_OF_SEQUENCE, , 92",
        "NEVER_ARRIVED, , 90",
        "NOTICE_REPEATED, , 26",
        "CONVERSION_FAILED, , 51",
        "RULE_BROKEN, MRN, 93",
        "RULE_BROKEN, C0511, 13",
        "RULE_BROKEN, R0007, 14",
        "INTERNAL, , 14"
    })
    void reasonsHaveTheNetworksCodes(Reason reason, String rule, String code) {
        assertThat(PROTOCOL.error(reason, Optional.ofNullable(rule))).isEqualTo(code);
    }

    private static Optional<String> after(String messages) {
        String state = PROTOCOL.initial();
        for (String said : messages.split(" ")) {
            String[] parts = said.split("/");
            Speaker by = parts[0].charAt(0) == 'C' ? Speaker.CUSTOMS : Speaker.NETWORK;
            String type = "IE" + parts[0].substring(1);
            String says = parts.length > 1 ? parts[1] : "";
            Optional<Transition> next = PROTOCOL.next(state, type, by, notice(type, says));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            state = next.get().to().orElse(state);
        }
        return Optional.of(state);
    }

    private static byte[] notice(String type, String says) {
        String content = switch (type) {
            case "IE060" -> "<ControlOrder><ReasonCode>" + says + "</ReasonCode></ControlOrder>";
            case "IE009" ->
                "<Outcome><OutcomeCode>" + (says.equals("1") ? "INVALIDATED" : "NOT_INVALIDATED")
                        + "</OutcomeCode></Outcome>";
            case "IE013" ->
                says.equals("LRN")
                        ? "<Declaration><LRN>L1</LRN></Declaration>"
                        : "<Reference><MRN>M1</MRN></Reference>";
            case "IE014" ->
                "<Cancellation><Reference>" + (says.equals("LRN") ? "<LRN>L1</LRN>" : "<MRN>M1</MRN>")
                        + "</Reference></Cancellation>";
            case "IE056", "IE057" -> "<Rejection><RejectedTypeCode>IE" + says + "</RejectedTypeCode></Rejection>";
            default -> "";
        };
        return ("<Notice xmlns=\"urn:exchangehub:v1\"><TypeCode>" + type + "</TypeCode>" + content + "</Notice>")
                .getBytes(UTF_8);
    }
}
