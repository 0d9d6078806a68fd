package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Simulated partners without a hub: they take messages, remember them, and can be down. */
class SimulatorTest {

    private static final PartnerId FOOD = new PartnerId("food-safety-animals");
    private static final PartnerId CITES = new PartnerId("environment-cites");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String WITHDRAWN = """
            {"sakId":"r-1","versjon":2,"hendelse":"TRUKKET","tollsakId":"c-1","tidspunkt":"2026-11-03T10:02:31Z",
             "arsak":"KANSELLERT","deklarasjon":{"lrn":"L-1"}}""";
    private static final String SOAP_WITHDRAWN = """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <ConsultationWithdrawal xmlns="urn:exchangehub:partner:environment-cites:1" reference="r-2" version="3" case="c-2"
              reason="cancelled"><Issued>2026-11-03T10:02:31Z</Issued></ConsultationWithdrawal>
            </soap:Body></soap:Envelope>""";

    private static Catalogue catalogue;
    private static JsonForm json;

    private Simulators simulators;

    @BeforeAll
    static void readFolders() {
        Canonical canonical = new Canonical();
        json = new JsonForm(canonical);
        catalogue = Catalogue.of(
                Catalogue.packaged(), new Translator(canonical, json, new Packs(java.nio.file.Path.of("no-packs"))));
    }

    @BeforeEach
    void start() {
        simulators = Simulators.listen(catalogue.all(), json, Pace.immediate());
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void everyFolderWithASimulatorSectionIsPlayed() {
        List<PartnerId> played = catalogue.all().stream()
                .filter(partner -> partner.simulator().isPresent())
                .map(Connector::id)
                .toList();
        assertThat(catalogue.refused()).isEmpty();
        assertThat(simulators.all()).extracting(Simulator::id).containsExactlyElementsOf(played);
        assertThat(simulators.urls().keySet()).contains(FOOD, CITES);
    }

    @Test
    void aPushedMessageIsTakenUnderstoodAndRemembered() throws Exception {
        assertThat(push("m-1", WITHDRAWN).statusCode()).isEqualTo(202);

        Received received = simulators.of(FOOD).received().getFirst();
        assertThat(received.messageId()).isEqualTo("m-1");
        assertThat(received.correlationId()).contains("corr-m-1");
        assertThat(received.note()).contains(new Note(Kind.WITHDRAWAL, Optional.of("c-1"), "r-1", 2, Optional.empty()));
        assertThat(received.wire().bytes()).asString(UTF_8).isEqualTo(WITHDRAWN);
    }

    @Test
    void aMessageThatComesAgainIsAcknowledgedAndCountedAndNotTakenTwice() throws Exception {
        push("m-1", WITHDRAWN);

        assertThat(push("m-1", WITHDRAWN).statusCode()).isEqualTo(202);
        assertThat(push("m-1", WITHDRAWN).statusCode()).isEqualTo(202);

        assertThat(simulators.of(FOOD).received())
                .singleElement()
                .extracting(Received::repeats)
                .isEqualTo(2);
    }

    @Test
    void aPartnerThatIsDownTakesNothingAndWorksAgainAtTheSameAddress() throws Exception {
        simulators.of(FOOD).down();
        assertThat(push("m-1", WITHDRAWN).statusCode()).isEqualTo(503);
        assertThat(simulators.of(FOOD).received()).isEmpty();

        simulators.of(FOOD).up();
        assertThat(push("m-1", WITHDRAWN).statusCode()).isEqualTo(202);
    }

    @Test
    void whatAPartnerDoesNotUnderstandItRefuses() throws Exception {
        assertThat(push("m-1", "{}").statusCode()).isEqualTo(422);
        assertThat(push("m-2", "not json").statusCode()).isEqualTo(422);
        assertThat(soap("m-3", "<soap/>").statusCode()).isEqualTo(500);
        assertThat(simulators.of(FOOD).received()).extracting(Received::note).containsOnly(Optional.empty());
    }

    @Test
    void aMessageWithoutAnIdOrAtAnUnknownPathIsRefused() throws Exception {
        URI url = simulators.of(FOOD).url().orElseThrow();
        assertThat(post(url.resolve("/saker"), Map.of(), WITHDRAWN).statusCode())
                .isEqualTo(400);
        assertThat(post(url.resolve("/other"), Map.of("Message-Id", "m-1"), WITHDRAWN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSoapCallGetsItsReceiptWithinTheCallAndTheSameOneWhenItComesAgain() throws Exception {
        HttpResponse<String> first = soap("m-1", SOAP_WITHDRAWN);
        HttpResponse<String> second = soap("m-1", SOAP_WITHDRAWN);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body())
                .contains("<ConsultationReceipt xmlns=\"urn:exchangehub:partner:environment-cites:1\"")
                .contains("reference=\"r-2\" version=\"3\"");
        assertThat(second.body()).isEqualTo(first.body());
    }

    private HttpResponse<String> push(String id, String body) throws Exception {
        URI url = simulators.of(FOOD).url().orElseThrow().resolve("/saker");
        return post(url, Map.of("Message-Id", id, "Correlation-Id", "corr-" + id), body);
    }

    private HttpResponse<String> soap(String id, String body) throws Exception {
        return post(simulators.of(CITES).url().orElseThrow(), Map.of("Message-Id", id), body);
    }

    private static HttpResponse<String> post(URI url, Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
