package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Steps.descendant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Rendered;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.connectors.simulator.Advice;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub's notifications say all that an advice or a refusal says, follow the schemas, and are understood by the simulator. */
class CustomsWcoNotificationsTest {

    private static final String LONG = "Wait for the permit. ".repeat(150).strip();

    private static final String ADVICE = """
            <ClearanceAdvice xmlns="urn:exchangehub:v1">
              <CaseID>c-1</CaseID><AdviceNumber>3</AdviceNumber>
              <Reference><CaseID>c-1</CaseID><MRN>26NO00000000000001</MRN><LRN>L-1</LRN>
                <DeclarantIdentifier><ID>NO974760673</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier></Reference>
              <DeclarationVersionID>2</DeclarationVersionID>
              <AdviceCode>DOCUMENT_REQUIRED</AdviceCode><Text>%s</Text>
              <IssueDateTime>2026-11-24T13:00:00+01:00</IssueDateTime><PolicyVersion>1</PolicyVersion>
              <Line><SequenceNumeric>1</SequenceNumeric><AdviceCode>MAY_RELEASE</AdviceCode></Line>
              <Line><SequenceNumeric>2</SequenceNumeric><AdviceCode>DOCUMENT_REQUIRED</AdviceCode></Line>
              <Blocker><PartnerID>food-safety-animals</PartnerID><ReferralID>r-1</ReferralID><SequenceNumeric>2</SequenceNumeric>
                <DispositionCode>MOVE_TO_SECURE_FACILITY</DispositionCode><ReasonCode>F-7</ReasonCode><ReasonText>No
                  certificate</ReasonText>
                <SinceDateTime>2026-11-24T11:00:00Z</SinceDateTime><UntilDateTime>2026-11-25T00:00:00Z</UntilDateTime>
                <ResolutionText>Send N853</ResolutionText></Blocker>
              <Blocker><PartnerID>environment-cites</PartnerID><ReferralID>r-2</ReferralID><SequenceNumeric>2</SequenceNumeric>
                <SinceDateTime>2026-11-24T11:30:00Z</SinceDateTime><ResolutionText>Its answer</ResolutionText></Blocker>
            </ClearanceAdvice>
            """.formatted(LONG);

    private static final String REFUSAL = """
            <Refusal xmlns="urn:exchangehub:v1">
              <MessageID>m-1</MessageID><SenderMessageID>s-1</SenderMessageID><ReasonCode>NEVER_ARRIVED</ReasonCode>
              <Title>What this message refers to did not arrive in time</Title><IssueDateTime>2026-11-24T12:00:00.123Z</IssueDateTime>
              <Fault><Position></Position><Reason>MRN:26NO00000000000001 did not come</Reason></Fault>
              <Fault><Position>line 3</Position><Reason>%s</Reason></Fault>
            </Refusal>
            """.formatted(LONG);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAdviceSaysEverythingInStatements(boolean official) {
        WcoSamples wco = official ? WcoSamples.withPack() : WcoSamples.withoutPack();
        XdmNode notification = tree(wco.write(Kind.CLEARANCE_ADVICE, ADVICE.getBytes(UTF_8)));

        assertThat(values(notification, "FunctionCode")).containsExactly("11");
        assertThat(values(notification, "FunctionalReferenceID"))
                .containsExactly("0199b0c46b1e7c3d8f001234567890ab", "L-1");
        assertThat(values(notification, "ID")).containsExactly("26NO00000000000001");
        assertThat(values(notification, "VersionID")).containsExactly("2");
        assertThat(values(notification, "IssueDateTime")).containsExactly("20261124120000Z");
        assertThat(values(notification, "LimitDateTime")).containsExactly("20261125000000Z");
        assertThat(statements(notification))
                .contains(
                        "ZCI |c-1|",
                        "ZAN |3|",
                        "ZPV |1|",
                        "ZDC EORI|NO974760673|",
                        "ZLA MAY_RELEASE||68A1",
                        "ZLA DOCUMENT_REQUIRED||68A2",
                        "ZBL MOVE_TO_SECURE|food-safety-animals|68A2 03A1",
                        "ZBR |F-7: No certificate|68A2 03A1",
                        "ZBS |Send N853|68A2 03A1",
                        "ZBF |r-1|68A2 03A1",
                        "ZBT |2026-11-24T11:00:00Z|68A2 03A1",
                        "ZBL UNANSWERED|environment-cites|68A2 03A2",
                        "ZBS |Its answer|68A2 03A2");
        List<String> pieces = statements(notification).stream()
                .filter(statement -> statement.startsWith("ZAD DOCUMENT_REQUIRED|"))
                .map(statement -> statement.split("\\|")[1])
                .toList();
        assertThat(pieces).hasSizeGreaterThan(5).allMatch(piece -> piece.length() <= 512);
        assertThat(String.join(" ", pieces)).isEqualTo(LONG);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalSaysEachFault(boolean official) {
        WcoSamples wco = official ? WcoSamples.withPack() : WcoSamples.withoutPack();
        XdmNode notification = tree(wco.write(Kind.REFUSAL, REFUSAL.getBytes(UTF_8)));

        assertThat(values(notification, "FunctionCode")).containsExactly("27");
        assertThat(values(notification, "IssueDateTime")).containsExactly("20261124120000Z");
        assertThat(statements(notification))
                .containsExactly(
                        "ZRC |NEVER_ARRIVED|",
                        "ZRT |What this message refers to did not arrive in time|",
                        "ZMI |m-1|",
                        "ZSM |s-1|");
        Map<String, String> faults = all(notification, "Error").stream()
                .collect(Collectors.groupingBy(
                        fault -> values(fault, "ValidationCode").getFirst(),
                        Collectors.mapping(fault -> values(fault, "Description").getFirst(), Collectors.joining(" "))));
        assertThat(faults).isEqualTo(Map.of("1", "MRN:26NO00000000000001 did not come", "2", "line 3: " + LONG));
    }

    @Test
    void theSimulatorUnderstandsWhatTheMapsWrite() {
        WcoSamples wco = WcoSamples.withoutPack();
        XsltMap answer = new XsltMap(wco.connector.folder(), "simulator/answer.xsl");

        XdmNode advice = note(answer, tree(wco.write(Kind.CLEARANCE_ADVICE, ADVICE.getBytes(UTF_8))));
        assertThat(attributes(advice)).containsExactly("clearance-advice", "c-1", "c-1", "3", "DOCUMENT_REQUIRED");

        XdmNode refusal = note(answer, tree(wco.write(Kind.REFUSAL, REFUSAL.getBytes(UTF_8))));
        assertThat(attributes(refusal)).containsExactly("refusal", "", "s-1", "", "NEVER_ARRIVED");
    }

    @Test
    void theSimulatedCustomsShowsTheAdviceThatItIsSent() throws Exception {
        WcoSamples wco = WcoSamples.withoutPack();
        byte[] notification =
                wco.write(Kind.CLEARANCE_ADVICE, ADVICE.getBytes(UTF_8)).wire().bytes();
        try (Simulators simulators =
                Simulators.listen(List.of(wco.connector), new JsonForm(WcoSamples.canonical()), Pace.immediate())) {
            URI url = simulators.urls().get(wco.connector.id());
            HttpRequest push = HttpRequest.newBuilder(URI.create(url + "/notifications"))
                    .header("Content-Type", "application/xml")
                    .header("Message-Id", "d-1")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(notification))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(client.send(push, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(202);
            }
            assertThat(simulators.of(wco.connector.id()).advices())
                    .containsExactly(new Advice("c-1", 3, "DOCUMENT_REQUIRED"));
        }
    }

    @Test
    void aResultThatBreaksTheFormatIsNotSent() {
        String before2000 = REFUSAL.replace("2026-11-24T12:00:00.123Z", "1926-11-24T12:00:00Z");
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> WcoSamples.withoutPack().write(Kind.REFUSAL, before2000.getBytes(UTF_8)));
        assertThat(refused.reason()).isEqualTo(Reason.MAP_FAILED);
    }

    private static XdmNode tree(Rendered rendered) {
        return WireTree.read(rendered.wire().bytes(), Format.XML);
    }

    private static List<XdmNode> all(XdmNode within, String name) {
        return within.select(descendant(name)).asListOfNodes();
    }

    private static List<String> values(XdmNode within, String name) {
        return all(within, name).stream().map(XdmNode::getStringValue).toList();
    }

    /** Each statement as: type, code, description, pointers. */
    private static List<String> statements(XdmNode notification) {
        return all(notification, "AdditionalInformation").stream()
                .map(statement -> String.join("", values(statement, "StatementTypeCode")) + " "
                        + String.join("", values(statement, "StatementCode")) + "|"
                        + String.join("", values(statement, "StatementDescription")) + "|"
                        + all(statement, "Pointer").stream()
                                .map(pointer -> values(pointer, "DocumentSectionCode")
                                                .getFirst()
                                        + values(pointer, "SequenceNumeric").getFirst())
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    private static XdmNode note(XsltMap answer, XdmNode notification) {
        XdmNode reply = answer.toTree(notification, Map.of("now", "2026-11-24T12:00:00Z", "answer-id", "a-1"));
        return all(reply, "note").getFirst();
    }

    private static List<String> attributes(XdmNode note) {
        return Stream.of("kind", "case", "reference", "number", "code")
                .map(name -> Objects.requireNonNullElse(note.attribute(name), ""))
                .toList();
    }
}
