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

    /** Told over all bindings, then looked for everywhere at once: the search is what takes time. */
    @Test
    void noOtherAgencyFindsATraceOfItInAnyViewFeedPageMessageOrLog() {
        String twin = story.lodged(ControlStory.ORANGES);
        List<Secret> secrets =
                Stream.of(Speaker.Binding.values()).map(this::told).toList();
        for (Connector other : catalogue.all()) {
            boolean mayKnow = other.role() == Role.CUSTOMS || other.id().equals(ControlStory.FOOD);
            if (!mayKnow) {
                assertThat(secrets.stream().flatMap(secret -> everything(other.id(), secret)))
                        .as(other.id().value())
                        .noneMatch(text -> text.contains("HEALTH_OR_SAFETY")
                                || secrets.stream().anyMatch(one -> one.isIn(text)));
            }
        }
        for (Secret secret : secrets) {
            assertThat(hub.get(ControlStory.PLANTS, "/api/v1/controls/" + secret.id())
                            .code())
                    .isEqualTo("NOT_FOUND");
            assertThat(story.controls(ControlStory.PLANTS, secret.caseId())).isEmpty();
            assertThat(story.controls(ControlStory.FOOD, secret.caseId())).hasSize(1);
            for (Speaker.Binding binding : Speaker.Binding.values()) {
                assertThat(refusal(binding, secret.id()))
                        .as("refused by %s as where there is no control", binding)
                        .isEqualTo(refusal(binding, "0193f1c2-0001-7000-8000-000000000099"));
            }
            assertThat(shape(secret.caseId()))
                    .as("what the other agency sees of a case without such a control")
                    .isEqualTo(shape(twin));
            assertThat(story.received(ControlStory.PLANTS, Kind.CONTROL_RESULT, secret.caseId()))
                    .isEmpty();
        }
        assertThat(List.copyOf(log.list).stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                        .map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> secrets.stream().anyMatch(one -> one.isIn(line)));
    }

    /** A confidential control from its order to the laboratory's result. */
    private Secret told(Speaker.Binding binding) {
        Speaker speaker = story.speaking(binding);
        String caseId = story.lodged(ControlStory.ORANGES);
        String number = ControlMessages.number();
        speaker.taken(ControlStory.FOOD, ControlMessages.confidential(ControlStory.FOOD, number, caseId, 1));
        String id = story.id(ControlStory.FOOD, number);
        Secret secret = new Secret(caseId, id, number);
        speaker.taken(HubClient.CUSTOMS, ControlMessages.response(id, "ACCEPT", ""));
        assertThat(speaker.say(
                                HubClient.CUSTOMS,
                                ControlMessages.result(
                                        id, "SATISFACTORY", ControlMessages.sample("P-1", 1, ControlStory.PLANTS)))
                        .code())
                .isEqualTo("RULE_BROKEN");
        speaker.taken(
                HubClient.CUSTOMS,
                ControlMessages.result(
                        id,
                        "NOT_SATISFACTORY",
                        ControlMessages.finding(1, "HEALTH_OR_SAFETY")
                                + ControlMessages.sample("P-1", 1, ControlStory.FOOD)));
        story.advised(caseId, "REFUSE");
        speaker.taken(ControlStory.FOOD, ControlMessages.analysis(id, "P-1", "SATISFACTORY"));
        story.advised(caseId, "MAY_RELEASE");

        // Customs and the requester have it all, so what others do not find is not missing for want of it.
        story.received(HubClient.CUSTOMS, Kind.LABORATORY_RESULT, caseId, 1);
        story.received(ControlStory.FOOD, Kind.CONTROL_RESULT, caseId, 1);
        assertThat(everything(HubClient.CUSTOMS, secret)).anyMatch(text -> text.contains(id));
        assertThat(everything(ControlStory.FOOD, secret)).anyMatch(text -> text.contains(id));
        return secret;
    }

    /** A control that nobody may find a trace of. */
    private record Secret(String caseId, String id, String number) {

        boolean isIn(String text) {
            return text.contains(id) || text.contains(number);
        }
    }

    /** Every answer that the hub gives this reader, and every message that it has got. */
    private Stream<String> everything(PartnerId reader, Secret secret) {
        List<String> read = new ArrayList<>();
        Stream.of(
                        "/api/v1/cases/" + secret.caseId(),
                        "/api/v1/controls?caseId=" + secret.caseId(),
                        "/api/v1/feeds/" + reader + "?limit=1000")
                .map(path -> hub.get(reader, path).text())
                .forEach(read::add);
        JsonNode view =
                hub.get(reader, "/api/v1/controls/" + secret.id()).json().path("controlState");
        read.add(view.path("order").toString() + view.path("result") + view.path("controlId"));
        read.add(hub.get(reader, "/api/v1/controls/" + secret.number())
                .json()
                .path("controlState")
                .toString());
        Stream.of("/", "/api/v1/cases/" + secret.caseId())
                .map(path -> page(reader, path))
                .forEach(read::add);
        read.add(story.soap(reader, "FindControls", "<CaseID>" + secret.caseId() + "</CaseID>")
                .text());
        partners.find(reader).stream()
                .flatMap(partner -> partner.received().stream())
                .map(Received::wire)
                .map(wire -> new String(wire.bytes(), UTF_8))
                .forEach(read::add);
        return read.stream();
    }

    private String page(PartnerId reader, String path) {
        return hub.send(HttpRequest.newBuilder(hub.url(path))
                        .header("Accept", "text/html")
                        .header("Authorization", "Bearer " + hub.token(reader)))
                .text();
    }

    /** What is refused reads the same whether there is such a control or not. */
    private String refusal(Speaker.Binding binding, String control) {
        String text = story.speaking(binding)
                .say(ControlStory.PLANTS, ControlMessages.response(control, "CANCEL", ""))
                .text();
        assertThat(text).contains("CONTROL_UNKNOWN");
        return text.replace(control, "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?", "");
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
