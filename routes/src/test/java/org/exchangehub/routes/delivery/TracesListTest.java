package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of certificates is asked of the customs port of TRACES over the wire, against its simulator. */
class TracesListTest {

    private static final PartnerId TRACES = new PartnerId("traces-nt");
    private static final Canonical CANONICAL = new Canonical();
    private static final JsonForm JSON = new JsonForm(CANONICAL);
    private static final Translator TRANSLATOR = new Translator(CANONICAL, JSON, new Packs(Path.of("no-packs")));
    private static final Catalogue CATALOGUE = Catalogue.of(Catalogue.packaged(), TRANSLATOR);
    private static final Connector PARTNER = CATALOGUE.get(TRACES);

    private final Endpoints endpoints = new Endpoints();
    private final SoapCall call = new SoapCall(
            new SoapCallers(Duration.ofSeconds(5)),
            new SoapSides(endpoints, CATALOGUE, Clock.systemUTC()),
            (delivery, proof) -> {});
    private final Simulators played = Simulators.listen(List.of(PARTNER), JSON, Pace.immediate());
    private final Simulator port = played.of(TRACES);
    private final Endpoint address = new Endpoint(port.url().orElseThrow(), Optional.empty());
    private final DeliveryRecord delivery = Attempts.first(TRACES, Kind.NOTICE, Optional.empty());

    @BeforeEach
    void known() {
        endpoints.credentials(TRACES, port.credentials());
    }

    @AfterEach
    void close() {
        played.close();
    }

    @Test
    void thePortTakesItAndRepeatsTheIdOfTheCall() {
        assertThat(call.send(sending(frame()), address))
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        said -> assertThat(new String(said.answer().bytes(), UTF_8))
                                .contains("ChedCRFLResponse", "OperationCode>0<"));
        assertThat(frame().messageId()).contains(delivery.id().toString());
    }

    @Test
    void anAnswerThatRepeatsAnotherIdIsNoAnswer() {
        SoapFrame frame = frame();
        SoapFrame other = new SoapFrame(
                frame.path(),
                frame.action(),
                Optional.of("another"),
                frame.addressed(),
                frame.echo(),
                frame.oneWay(),
                frame.headers());
        assertThat(call.send(sending(other), address))
                .isEqualTo(new Outcome.Unavailable("the answer is to another call"));
    }

    @Test
    void itIsTheAccountThatReadsAndNothingGoesOutWithoutIt() {
        Map<String, String> shown = new HashMap<>(port.credentials());
        shown.put("customs-read", shown.get("customs-write"));
        endpoints.credentials(TRACES, shown);
        assertThat(call.send(sending(frame()), address)).isInstanceOf(Outcome.Refused.class);
        for (String name : List.of("customs-read", "customs-client")) {
            shown.putAll(port.credentials());
            shown.remove(name);
            endpoints.credentials(TRACES, shown);
            assertThat(call.send(sending(frame()), address))
                    .isEqualTo(new Outcome.Unavailable("not set: hub.partners.traces-nt.credentials." + name));
        }
    }

    @Test
    void aFaultOfThePortNeverTellsThatItWasRefused() {
        String unclear = new String(request().bytes(), UTF_8).replace("NO011001", "NO099999");
        Sending sending = new Sending(
                delivery, PARTNER, new Wire("application/xml", unclear.getBytes(UTF_8)), Optional.of(frame()));
        assertThat(call.send(sending, address)).isInstanceOf(Outcome.Unavailable.class);
    }

    private Sending sending(SoapFrame frame) {
        return new Sending(delivery, PARTNER, request(), Optional.of(frame));
    }

    private SoapFrame frame() {
        ReceivedKind how =
                Objects.requireNonNull(PARTNER.receives().orElseThrow().kinds().get(Kind.NOTICE));
        return new Calls(TRANSLATOR)
                .frame(
                        PARTNER,
                        how.call().orElseThrow(),
                        request(),
                        Map.of("message-id", delivery.id().toString(), "client", "hub"));
    }

    private static Wire request() {
        return TRANSLATOR
                .fromCanonical(
                        PARTNER,
                        Kind.NOTICE,
                        PARTNER.folder().get("samples/notice/list-with-subscription.canonical.xml"),
                        Map.of("message-id", "m-1", "now", "2026-11-24T12:00:00Z", "control-number", "1"))
                .wire();
    }
}
