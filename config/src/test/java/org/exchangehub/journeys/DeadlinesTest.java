package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.ControlMessages.Window;
import org.exchangehub.journeys.HubClient.Answered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** An agency does not answer in time: what its agreement says happens, and what it says in the end is reconciled. */
@Journey
@Import(MovableClock.Config.class)
class DeadlinesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final SilentAgency HOLDING = new SilentAgency(new PartnerId("silent-holding"), "49");
    private static final SilentAgency RELEASING = new SilentAgency(new PartnerId("silent-releasing"), "66");
    private static final SilentAgency UNREACHED = new SilentAgency(new PartnerId("silent-unreached"), "67");
    private static final String BOOKS = "49019900";
    private static final String UMBRELLAS = "66011000";
    private static final String FEATHERS = "67010000";
    private static final Path DIRECTORY = folders();

    @Autowired
    private HubClient hub;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    private Speaker speaker;
    private String lrn = "";

    private static Path folders() {
        try {
            Path directory = Files.createTempDirectory("hub-silent");
            HOLDING.write(
                    directory,
                    "queue",
                    "{}",
                    "{acknowledge: {hours: 1}, answer: {hours: 6}, reminder: {hours: 3}, escalation: {hours: 1}}");
            RELEASING.write(directory, "queue", "{}", "{answer: {hours: 2}, contingency: release-with-obligation}");
            UNREACHED.write(
                    directory,
                    "push",
                    "{repeatable: true}",
                    "{answer: {hours: 2}, contingency: release-with-obligation}");
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @DynamicPropertySource
    static void withFolders(DynamicPropertyRegistry settings) {
        settings.add("hub.connectors-directory", DIRECTORY::toString);
    }

    @BeforeEach
    void another() {
        speaker = new Speaker(hub, Speaker.Binding.REST);
        lrn = Declarations.lrn();
    }

    @ParameterizedTest
    @EnumSource
    void allProceedOnceEachHasSaidSo(Speaker.Binding binding) {
        speaker = new Speaker(hub, binding);
        String caseId = lodge(lrn, BOOKS, UMBRELLAS);
        assertThat(advice(caseId).path("blocker")).hasSize(2);
        answer(HOLDING, caseId, 1, "MAY_PROCEED", "");
        assertThat(advice(caseId).path("blocker").path(0).path("partnerId").asString())
                .isEqualTo(RELEASING.partner().value());
        answer(RELEASING, caseId, 2, "MAY_PROCEED", "");
        assertThat(code(caseId)).isEqualTo("MAY_RELEASE");
        assertThat(advice(caseId).path("basis")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsRemindedEscalatedAndThenHeld(Speaker.Binding binding) throws JMSException {
        speaker = new Speaker(hub, binding);
        String caseId = lodge(BOOKS);
        Instant asked = clock.instant();
        assertThat(referral(caseId).path("reminderCode").isMissingNode()).isTrue();
        Instant due = Instant.parse(referral(caseId).path("responseDueDateTime").asString());
        assertThat(due).isBetween(asked.plus(Duration.ofHours(5)), asked.plus(Duration.ofHours(6)));
        assertThat(blocker(caseId).path("blockerCode").asString()).isEqualTo("NO_ANSWER");
        assertThat(Instant.parse(blocker(caseId).path("untilDateTime").asString()))
                .isEqualTo(due);

        clock.forward(Duration.ofMinutes(70));
        awaitSteps(caseId, "REMINDED");
        clock.forward(Duration.ofMinutes(120));
        awaitSteps(caseId, "REMINDED", "REMINDED");
        assertThat(referral(caseId).path("reminderCode").asString()).isEqualTo("REMINDER");
        clock.forward(Duration.ofMinutes(120));
        awaitSteps(caseId, "REMINDED", "REMINDED", "ESCALATED");
        assertThat(referral(caseId).path("reminderCode").asString()).isEqualTo("ESCALATION");
        assertThat(blocker(caseId).path("blockerCode").asString()).isEqualTo("NO_ANSWER");
        clock.forward(Duration.ofMinutes(60));
        awaitSteps(caseId, "REMINDED", "REMINDED", "ESCALATED", "OVERDUE");
        assertThat(referral(caseId).path("reminderCode").asString()).isEqualTo("OVERDUE");
        assertThat(blocker(caseId).path("blockerCode").asString()).isEqualTo("OVERDUE");
        assertThat(blocker(caseId).path("resolutionText").asString()).contains("held until it does");
        assertThat(code(caseId)).isEqualTo("UNDER_REVIEW");
        assertThat(page(caseId)).contains("OVERDUE", "no answer in time");
        assertThat(told(HOLDING, caseId))
                .containsExactly("AcknowledgementDueDateTime", "REMINDER", "REMINDER", "ESCALATION", "OVERDUE");

        answer(HOLDING, caseId, "UNDER_REVIEW", "");
        assertThat(blocker(caseId).path("blockerCode").asString())
                .as("that it looks at it is no answer")
                .isEqualTo("OVERDUE");
        answer(HOLDING, caseId, "MAY_PROCEED", "");
        assertThat(code(caseId)).isEqualTo("MAY_RELEASE");
        assertThat(referral(caseId).path("reminderCode").isMissingNode()).isTrue();
        assertThat(obligations("open"))
                .noneMatch(one -> one.path("caseId").asString().equals(caseId));
    }

    @Test
    void anAnswerInTimeStopsTheClock() {
        String caseId = lodge(BOOKS);
        answer(HOLDING, caseId, "UNDER_REVIEW", "");
        clock.forward(Duration.ofMinutes(70));
        String other = lodge(Declarations.lrn(), BOOKS);
        answer(HOLDING, caseId, "HOLD_INTACT", "");
        clock.forward(Duration.ofHours(7));
        awaitSteps(other, "OVERDUE");
        assertThat(steps(caseId)).as("a first sign came, and an answer").isEmpty();
        assertThat(blocker(caseId).path("blockerCode").asString()).isEqualTo("DISPOSITION");
    }

    @ParameterizedTest
    @EnumSource
    void silenceReleasesUnderAnObligationThatALateConsentFulfils(Speaker.Binding binding) {
        speaker = new Speaker(hub, binding);
        String caseId = lodge(UMBRELLAS);
        assertThat(code(caseId)).isEqualTo("UNDER_REVIEW");
        JsonNode owed = released(caseId);
        assertThat(owed.path("partnerId").asString()).isEqualTo("silent-releasing");
        assertThat(page(caseId)).contains("the trader answers for them until it does");
        JsonNode open = obligation("open", caseId);
        assertThat(open.path("obligationId").asString())
                .isEqualTo(owed.path("obligationId").asString());
        assertThat(open.path("lrn").asString()).isEqualTo(lrn);
        assertThat(hub.get(RELEASING.partner(), "/api/v1/obligations").code()).isEqualTo("FORBIDDEN");
        assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/obligations?state=lost").code())
                .isEqualTo("RULE_BROKEN");

        answer(RELEASING, caseId, "UNDER_REVIEW", "");
        assertThat(code(caseId)).isEqualTo("MAY_RELEASE");
        answer(RELEASING, caseId, "MAY_PROCEED", "");
        JsonNode fulfilled = obligation("FULFILLED", caseId);
        assertThat(fulfilled.path("dispositionCode").asString()).isEqualTo("MAY_PROCEED");
        assertThat(advice(caseId).path("obligation").isMissingNode()).isTrue();
        assertThat(timeline(caseId)).contains("OBLIGED", "RECONCILED");
    }

    @Test
    void aLateRefusalBreachesTheObligationAndRecallsWhatWasReleased() {
        String caseId = lodge(UMBRELLAS);
        released(caseId);
        speaker.taken(
                HubClient.CUSTOMS,
                "<Outcome xmlns='urn:exchangehub:v1'><Reference><CaseID>" + caseId
                        + "</CaseID></Reference><OutcomeCode>RELEASED</OutcomeCode><EventDateTime>" + clock.instant()
                        + "</EventDateTime></Outcome>");
        answer(RELEASING, caseId, "REFUSE", "");
        assertThat(obligation("breached", caseId).path("dispositionCode").asString())
                .isEqualTo("REFUSE");
        assertThat(code(caseId)).isEqualTo("REFUSE");
        assertThat(timeline(caseId)).contains("RECONCILED", "RECALLED");
    }

    @Test
    void aQuestionThatNeverReachedTheAgencyReleasesNothing() {
        String caseId = lodge(FEATHERS);
        clock.forward(Duration.ofHours(3));
        awaitSteps(caseId, "OVERDUE");
        assertThat(code(caseId)).isEqualTo("UNDER_REVIEW");
        assertThat(obligations("open"))
                .noneMatch(one -> one.path("caseId").asString().equals(caseId));
        assertThat(text(caseId)).contains("the question did not reach the agency");
    }

    @Test
    void aNewVersionStartsTheClockAnewAndACancellationStopsIt() {
        String caseId = lodge(UMBRELLAS);
        Instant first =
                Instant.parse(referral(caseId).path("responseDueDateTime").asString());
        clock.forward(Duration.ofMinutes(90));
        Answered replaced = hub.put(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/declaration",
                Declarations.XML,
                Declarations.replacement(lrn, 2, 200, UMBRELLAS));
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(202);
        Instant second =
                Instant.parse(referral(caseId).path("responseDueDateTime").asString());
        assertThat(second).isAfterOrEqualTo(first.plus(Duration.ofMinutes(90)));
        clock.forward(Duration.ofMinutes(62));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(referral(caseId).path("reminderCode").asString())
                                .isEqualTo("ESCALATION"));
        assertThat(steps(caseId)).as("the first version is past its end").doesNotContain("OVERDUE");

        String cancelled = lrn;
        Answered taken = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/cases/" + caseId + "/cancellation",
                Declarations.XML,
                "<Cancellation xmlns='urn:exchangehub:v1'><Reference><LRN>" + cancelled
                        + "</LRN><DeclarantIdentifier><ID>NO912345678</ID><TypeCode>EORI</TypeCode></DeclarantIdentifier>"
                        + "</Reference></Cancellation>");
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String other = lodge(Declarations.lrn(), UMBRELLAS);
        clock.forward(Duration.ofMinutes(130));
        awaitSteps(other, "OVERDUE");
        assertThat(steps(caseId)).doesNotContain("OVERDUE");
    }

    @Test
    void whenAConsentEndsTheAdviceIsComputedAnew() {
        String caseId = lodge(BOOKS);
        Instant until = clock.instant().plus(Duration.ofHours(1));
        answer(HOLDING, caseId, "MAY_PROCEED", "<ValidUntilDateTime>" + until + "</ValidUntilDateTime>");
        assertThat(code(caseId)).isEqualTo("MAY_RELEASE");
        clock.forward(Duration.ofMinutes(61));
        await().atMost(SOON).untilAsserted(() -> assertThat(code(caseId)).isEqualTo("UNDER_REVIEW"));
        assertThat(blocker(caseId).path("resolutionText").asString()).contains("consent has expired");
    }

    @Test
    void aControlWithoutAResultIsRemindedOfEscalatedAndOverdueToWhoeverMaySeeIt() {
        ControlStory story = new ControlStory(hub, partners, json);
        String caseId = story.lodged(ControlStory.ORANGES);
        String open = ControlMessages.number();
        String secret = ControlMessages.number();
        Instant ordered = clock.instant();
        speaker.taken(
                ControlStory.FOOD,
                ControlMessages.order(
                        ControlStory.FOOD,
                        open,
                        1,
                        caseId,
                        new Window(-2, -1),
                        "<Confidential>false</Confidential>",
                        1));
        speaker.taken(
                ControlStory.FOOD,
                ControlMessages.order(
                        ControlStory.FOOD,
                        secret,
                        1,
                        caseId,
                        new Window(-2, -1),
                        "<Confidential>true</Confidential>",
                        1));
        JsonNode order = story.control(ControlStory.PLANTS, story.id(ControlStory.FOOD, open))
                .path("order");
        assertThat(moment(order, "acknowledgementDueDateTime"))
                .isBetween(ordered.plus(Duration.ofHours(2)), clock.instant().plus(Duration.ofHours(2)));
        assertThat(moment(order, "responseDueDateTime"))
                .isEqualTo(moment(order, "acknowledgementDueDateTime").plus(Duration.ofHours(22)));
        assertThat(ControlStory.text(story.received(HubClient.CUSTOMS, Kind.CONTROL_ORDER, caseId, 2)
                        .getFirst()))
                .contains("<ResponseDueDateTime>");

        String id = story.id(ControlStory.FOOD, open);
        speaker.taken(HubClient.CUSTOMS, ControlMessages.response(id, "ACCEPT", ""));
        clock.forward(Duration.ofMinutes(125));
        awaitControls(caseId, "REMINDED");
        clock.forward(Duration.ofHours(18));
        awaitControls(caseId, "REMINDED", "REMINDED", "REMINDED");
        assertThat(reminder(story, ControlStory.PLANTS, id)).isEqualTo("REMINDER");
        clock.forward(Duration.ofHours(3));
        awaitControls(caseId, "REMINDED", "REMINDED", "REMINDED", "ESCALATED", "ESCALATED");
        clock.forward(Duration.ofHours(1));
        awaitControls(caseId, "REMINDED", "REMINDED", "REMINDED", "ESCALATED", "ESCALATED", "OVERDUE", "OVERDUE");
        assertThat(reminder(story, ControlStory.PLANTS, id)).isEqualTo("OVERDUE");
        assertThat(reminder(story, ControlStory.FOOD, secret)).isEqualTo("OVERDUE");
        assertThat(reminder(story, HubClient.CUSTOMS, story.id(ControlStory.FOOD, secret)))
                .isEqualTo("OVERDUE");
        String kept = story.id(ControlStory.FOOD, secret);
        assertThat(story.received(HubClient.CUSTOMS, Kind.REMINDER, caseId, 7))
                .extracting(message -> message.note().orElseThrow())
                .filteredOn(note -> note.reference().equals(kept))
                .extracting(note -> note.code().orElseThrow())
                .as("nobody said that it would be carried out")
                .containsExactly("REMINDER", "REMINDER", "ESCALATION", "OVERDUE");

        for (PartnerId agency : List.of(ControlStory.FOOD, ControlStory.PLANTS)) {
            assertThat(story.received(agency, Kind.REMINDER, caseId)).isEmpty();
            assertThat(hub.get(agency, "/api/v1/cases/" + caseId).text())
                    .as("how late Customs is with a control that others must not know of")
                    .doesNotContain("REMINDED", "ESCALATED", "OVERDUE");
        }
        assertThat(story.controls(ControlStory.PLANTS, caseId)).hasSize(1);

        speaker.taken(
                HubClient.CUSTOMS,
                ControlMessages.response(
                        id,
                        "RESCHEDULE",
                        "<UntilDateTime>" + clock.instant().plus(Duration.ofHours(5)) + "</UntilDateTime>"));
        assertThat(reminder(story, ControlStory.FOOD, open))
                .as("there is time again")
                .isEmpty();
        speaker.taken(HubClient.CUSTOMS, ControlMessages.result(id, "SATISFACTORY", ""));
        speaker.taken(ControlStory.FOOD, ControlMessages.response(secret, "CANCEL", ""));
        JsonNode done = story.control(ControlStory.FOOD, open);
        assertThat(done.path("stateCode").asString()).isEqualTo("FINISHED");
        assertThat(done.path("order").path("responseDueDateTime").isMissingNode())
                .isTrue();
        clock.forward(Duration.ofHours(6));
        String other = lodge(BOOKS);
        clock.forward(Duration.ofHours(7));
        awaitSteps(other, "OVERDUE");
        assertThat(controlSteps(caseId)).as("both clocks have stopped").hasSize(7);
    }

    private void awaitControls(String caseId, String... expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(controlSteps(caseId)).containsExactly(expected));
    }

    /** What Customs was reminded of. */
    private List<String> controlSteps(String caseId) {
        return caseOf(caseId)
                .path("event")
                .valueStream()
                .filter(event -> event.path("partnerId").asString().equals(HubClient.CUSTOMS.value()))
                .map(event -> event.path("stepCode").asString())
                .filter(List.of("REMINDED", "ESCALATED", "OVERDUE")::contains)
                .toList();
    }

    private static String reminder(ControlStory story, PartnerId reader, String control) {
        return story.control(reader, control).path("reminderCode").asString();
    }

    private static Instant moment(JsonNode order, String name) {
        return OffsetDateTime.parse(order.path(name).asString()).toInstant();
    }

    @Test
    void whenAPermitThatIsNamedExpiresTheAdviceIsComputedAnew() {
        String number = "P" + lrn;
        Answered issued = hub.post(HubClient.EXPLOSIVES, "/api/v1/permits", Declarations.JSON, """
                {"permit": {"permitId": "%s", "kindCode": "EXPLOSIVES", "issuerId": "civil-protection-explosives",
                 "versionId": 1, "statusCode": "VALID", "validUntilDate": "%s",
                 "holder": {"identifier": [{"id": "NO912345678", "typeCode": "EORI"}]},
                 "singleUse": false, "line": [{"lineNumeric": 1, "quantity": {"value": "500", "unitCode": "KGM"}}]}}""".formatted(
                number,
                clock.instant().atZone(java.time.ZoneId.of("Europe/Oslo")).toLocalDate()));
        assertThat(issued.status()).as(issued.text()).isEqualTo(202);
        Answered taken = hub.post(
                HubClient.CUSTOMS,
                "/api/v1/declarations",
                Declarations.XML,
                Declarations.original(lrn, FEATHERS)
                        .replace("<VersionID>", "<MRN>" + Declarations.mrn() + "</MRN><VersionID>")
                        .replace(
                                "</NetMassMeasure>",
                                "</NetMassMeasure><SupportingDocument><TypeCode>EXPL</TypeCode><ID>" + number
                                        + "</ID></SupportingDocument>"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String caseId = taken.json().path("caseId").asString();
        assertThat(text(caseId)).doesNotContain("EXPIRED");
        clock.forward(Duration.ofHours(24));
        await().atMost(SOON).untilAsserted(() -> assertThat(text(caseId)).contains("EXPIRED"));
    }

    private JsonNode released(String caseId) {
        // First the question has to be there: silence without a question is none.
        await().atMost(SOON).untilAsserted(() -> assertThat(timeline(caseId)).contains("DELIVERED"));
        clock.forward(Duration.ofMinutes(121));
        await().atMost(SOON).untilAsserted(() -> assertThat(code(caseId)).isEqualTo("MAY_RELEASE"));
        return advice(caseId).path("obligation").path(0);
    }

    private String lodge(String commodity) {
        return lodge(lrn, commodity);
    }

    private String lodge(String reference, String... commodities) {
        return speaker.taken(HubClient.CUSTOMS, Declarations.original(reference, commodities))
                .caseId();
    }

    private void answer(SilentAgency agency, String caseId, String code, String more) {
        answer(agency, caseId, 1, code, more);
    }

    private void answer(SilentAgency agency, String caseId, int line, String code, String more) {
        speaker.taken(
                agency.partner(),
                "<Disposition xmlns='urn:exchangehub:v1'><ReferralID>" + referral(agency, caseId)
                        + "</ReferralID><EventDateTime>" + clock.instant()
                        + "</EventDateTime><Line><SequenceNumeric>" + line + "</SequenceNumeric><DispositionCode>"
                        + code + "</DispositionCode>" + more + "</Line></Disposition>");
    }

    /** What lies in the agency's queue about this case: how late each reminder says it is. */
    private List<String> told(SilentAgency agency, String caseId) throws JMSException {
        List<String> codes = new ArrayList<>();
        try (JMSContext session = hub.core(agency.partner());
                JMSConsumer queue = session.createConsumer(session.createQueue("hub.out." + agency.partner()))) {
            for (Message next = queue.receive(5_000); next != null; next = queue.receive(2_000)) {
                String text = new String(next.getBody(byte[].class), UTF_8);
                if (text.contains(caseId)) {
                    codes.add(
                            text.contains("<Reminder")
                                    ? text.replaceAll("(?s).*<ReminderCode>(.*)</ReminderCode>.*", "$1")
                                    : text.replaceAll("(?s).*<(AcknowledgementDueDateTime)>.*", "$1"));
                }
            }
        }
        return codes;
    }

    private void awaitSteps(String caseId, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(steps(caseId)).endsWith(expected));
    }

    private List<String> steps(String caseId) {
        return timeline(caseId).stream()
                .filter(List.of("REMINDED", "ESCALATED", "OVERDUE")::contains)
                .toList();
    }

    private List<String> timeline(String caseId) {
        return caseOf(caseId)
                .path("event")
                .valueStream()
                .filter(event -> event.path("partnerId").asString().startsWith("silent")
                        || event.path("stepCode").asString().equals("RECALLED"))
                .map(event -> event.path("stepCode").asString())
                .toList();
    }

    private JsonNode obligation(String state, String caseId) {
        return obligations(state).stream()
                .filter(one -> one.path("caseId").asString().equals(caseId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no obligation of " + caseId + " is " + state));
    }

    private List<JsonNode> obligations(String state) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/obligations?state=" + state)
                .json()
                .path("obligations")
                .valueStream()
                .toList();
    }

    private String referral(SilentAgency agency, String caseId) {
        return caseOf(caseId)
                .path("referralState")
                .valueStream()
                .filter(one -> one.path("recipientId")
                        .asString()
                        .equals(agency.partner().value()))
                .findFirst()
                .orElseThrow()
                .path("referralId")
                .asString();
    }

    private JsonNode referral(String caseId) {
        return caseOf(caseId)
                .path("referralState")
                .valueStream()
                .filter(one -> one.path("recipientId").asString().startsWith("silent"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode blocker(String caseId) {
        return advice(caseId).path("blocker").path(0);
    }

    private String code(String caseId) {
        return advice(caseId).path("adviceCode").asString();
    }

    private JsonNode advice(String caseId) {
        return caseOf(caseId).path("clearanceAdvice");
    }

    private JsonNode caseOf(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).json().path("case");
    }

    private String text(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId).text();
    }

    private String page(String caseId) {
        return hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId, "Accept", "text/html")
                .text();
    }
}
