package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A confidential control stays between its requester and Customs: nobody else finds a trace of it anywhere. */
@Journey
class ConfidentialControlTest {

    private static final String SECRET_TEXT = "Why ";

    @Autowired
    private HubClient hub;

    @Autowired
    private Simulators partners;

    @Autowired
    private JsonForm json;

    @Autowired
    private Catalogue catalogue;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private ControlStory story;

    @BeforeEach
    void begin() {
        story = new ControlStory(hub, partners, json);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void end() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void noOtherAgencyFindsATraceOfItInAnyViewFeedPageMessageOrLog() {
        String twin = story.lodged(ControlStory.ORANGES);
        String caseId = story.lodged(ControlStory.ORANGES);
        String number = ControlMessages.number();
        story.taken(
                ControlStory.FOOD,
                "/api/v1/controls",
                ControlMessages.confidential(ControlStory.FOOD, number, caseId, 1));
        String id = story.id(ControlStory.FOOD, number);
        story.taken(
                HubClient.CUSTOMS, "/api/v1/controls/" + id + "/response", ControlMessages.response(id, "ACCEPT", ""));
        assertThat(story.post(
                                HubClient.CUSTOMS,
                                "/api/v1/controls/" + id + "/result",
                                ControlMessages.result(
                                        id, "SATISFACTORY", ControlMessages.sample("P-1", 1, ControlStory.PLANTS)))
                        .code())
                .isEqualTo("RULE_BROKEN");
        story.taken(
                HubClient.CUSTOMS,
                "/api/v1/controls/" + id + "/result",
                ControlMessages.result(
                        id,
                        "NOT_SATISFACTORY",
                        ControlMessages.finding(1, "HEALTH_OR_SAFETY")
                                + ControlMessages.sample("P-1", 1, ControlStory.FOOD)));
        story.advised(caseId, "REFUSE");
        story.taken(
                ControlStory.FOOD,
                "/api/v1/controls/" + id + "/laboratory-result",
                ControlMessages.analysis(id, "P-1", "SATISFACTORY"));
        story.advised(caseId, "MAY_RELEASE");

        // Customs and the requester have it all, so what follows is not found for want of it.
        story.received(HubClient.CUSTOMS, Kind.LABORATORY_RESULT, caseId, 1);
        story.received(ControlStory.FOOD, Kind.CONTROL_RESULT, caseId, 1);
        assertThat(everything(HubClient.CUSTOMS, caseId, id, number)).anyMatch(text -> text.contains(id));
        assertThat(everything(ControlStory.FOOD, caseId, id, number)).anyMatch(text -> text.contains(id));

        for (Connector other : catalogue.all()) {
            boolean mayKnow = other.role() == Role.CUSTOMS || other.id().equals(ControlStory.FOOD);
            if (!mayKnow) {
                assertThat(everything(other.id(), caseId, id, number))
                        .as(other.id().value())
                        .noneMatch(text -> text.contains(id)
                                || text.contains(number)
                                || text.contains(SECRET_TEXT + number)
                                || text.contains("HEALTH_OR_SAFETY"));
            }
        }
        assertThat(hub.get(ControlStory.PLANTS, "/api/v1/controls/" + id).code())
                .isEqualTo("NOT_FOUND");
        assertThat(story.controls(ControlStory.PLANTS, caseId)).isEmpty();
        assertThat(story.controls(ControlStory.FOOD, caseId)).hasSize(1);
        assertThat(refusal(ControlStory.PLANTS, id))
                .isEqualTo(refusal(ControlStory.PLANTS, "0193f1c2-0001-7000-8000-000000000099"));
        assertThat(shape(caseId))
                .as("what the other agency sees of a case without such a control")
                .isEqualTo(shape(twin));
        assertThat(story.received(ControlStory.PLANTS, Kind.CONTROL_RESULT, caseId))
                .isEmpty();
        assertThat(List.copyOf(log.list).stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                        .map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains(id) || line.contains(number));
    }

    /** Every answer that the hub gives this reader, and every message that it has got. */
    private List<String> everything(PartnerId reader, String caseId, String id, String number) {
        List<String> read = new ArrayList<>();
        Stream.of(
                        "/api/v1/cases/" + caseId,
                        "/api/v1/controls?caseId=" + caseId,
                        "/api/v1/feeds/" + reader + "?limit=1000")
                .map(path -> hub.get(reader, path).text())
                .forEach(read::add);
        JsonNode view = hub.get(reader, "/api/v1/controls/" + id).json().path("controlState");
        read.add(view.path("order").toString() + view.path("result") + view.path("controlId"));
        read.add(hub.get(reader, "/api/v1/controls/" + number)
                .json()
                .path("controlState")
                .toString());
        Stream.of("/", "/api/v1/cases/" + caseId)
                .map(path -> page(reader, path))
                .forEach(read::add);
        read.add(story.soap(reader, "FindControls", "<CaseID>" + caseId + "</CaseID>")
                .text());
        partners.find(reader).stream()
                .flatMap(partner -> partner.received().stream())
                .map(Received::wire)
                .map(wire -> new String(wire.bytes(), UTF_8))
                .forEach(read::add);
        return read;
    }

    private String page(PartnerId reader, String path) {
        return hub.send(HttpRequest.newBuilder(hub.url(path))
                        .header("Accept", "text/html")
                        .header("Authorization", "Bearer " + hub.token(reader)))
                .text();
    }

    /** What is refused reads the same whether there is such a control or not. */
    private String refusal(PartnerId reader, String control) {
        return story.post(
                        reader,
                        "/api/v1/controls/" + control + "/response",
                        ControlMessages.response(control, "CANCEL", ""))
                .text()
                .replace(control, "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }

    /** The other agency's view of a case without what differs between any two. */
    private String shape(String caseId) {
        JsonNode view =
                hub.get(ControlStory.PLANTS, "/api/v1/cases/" + caseId).json().path("case");
        List<String> steps = view.path("event")
                .valueStream()
                .map(event -> event.path("stepCode").asString())
                .sorted()
                .toList();
        assertThat(steps).contains("REFERRED", "DISPOSED");
        return view.propertyNames() + " " + steps + " "
                + view.path("referralState").path(0).path("versionId");
    }
}
