package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Received;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.journeys.HubClient.Answered;
import tools.jackson.databind.JsonNode;

/** What the stories of controls do and look at again and again. */
final class ControlStory {

    static final PartnerId FOOD = new PartnerId("food-safety-non-animal-food");
    static final PartnerId PLANTS = new PartnerId("food-safety-plant-health");
    static final PartnerId DIGITOLL = new PartnerId("customs-digitoll");
    static final String ORANGES = "08051000";

    private final HubClient hub;
    private final Simulators partners;
    private final JsonForm json;

    ControlStory(HubClient hub, Simulators partners, JsonForm json) {
        this.hub = hub;
        this.partners = partners;
        this.json = json;
    }

    /** A declaration that all agencies have agreed to. */
    String lodged(String... codes) {
        String caseId = hub.post(
                        HubClient.CUSTOMS,
                        "/api/v1/declarations",
                        Declarations.XML,
                        Declarations.original(Declarations.lrn(), codes))
                .json()
                .path("caseId")
                .asString();
        advised(caseId, "MAY_RELEASE");
        return caseId;
    }

    void advised(String caseId, String code) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(hub.get(HubClient.CUSTOMS, "/api/v1/cases/" + caseId)
                                .json()
                                .path("case")
                                .path("clearanceAdvice")
                                .path("adviceCode")
                                .asString())
                        .isEqualTo(code));
    }

    /** Over REST in the sender's own form. */
    Answered post(PartnerId as, String path, String xml) {
        boolean speaksXml = as.equals(HubClient.CUSTOMS) || as.equals(PLANTS);
        return speaksXml
                ? hub.post(as, path, Declarations.XML, xml)
                : hub.post(as, path, Declarations.JSON, json.toJson(xml.getBytes(UTF_8)));
    }

    void taken(PartnerId as, String path, String xml) {
        Answered answered = post(as, path, xml);
        assertThat(answered.status()).as(answered.text()).isEqualTo(202);
    }

    Answered soap(PartnerId as, String operation, String members) {
        return speaking(Speaker.Binding.SOAP).call(as, "controls", operation, members);
    }

    Speaker speaking(Speaker.Binding binding) {
        return new Speaker(hub, binding);
    }

    JsonNode control(PartnerId reader, String name) {
        Answered answered = hub.get(reader, "/api/v1/controls/" + name);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        return answered.json().path("controlState");
    }

    /** The controls of a case as this reader sees them. */
    JsonNode controls(PartnerId reader, String caseId) {
        Answered answered = hub.get(reader, "/api/v1/controls?caseId=" + caseId);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.json().has("controlList")).isTrue();
        return answered.json().path("controlList").path("controlState");
    }

    /** The hub's id of what this requester ordered under a number. */
    String id(PartnerId requester, String number) {
        return control(requester, number).path("controlId").asString();
    }

    /** What a simulated partner has got of this kind about the case, once there are so many. */
    List<Received> received(PartnerId partner, Kind kind, String caseId, int count) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> received(partner, kind, caseId), got -> got.size() >= count);
    }

    List<Received> received(PartnerId partner, Kind kind, String caseId) {
        return partners.of(partner).received().stream()
                .filter(message -> message.note()
                        .filter(note -> note.kind() == kind)
                        .flatMap(note -> note.caseId())
                        .filter(caseId::equals)
                        .isPresent())
                .toList();
    }

    /** The id of the proposal that Customs has got. */
    static String proposal(String letter) {
        return letter.replaceAll("(?s).*<ProposalID>(.*)</ProposalID>.*", "$1");
    }

    static String text(Received received) {
        return new String(received.wire().bytes(), UTF_8);
    }
}
