package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.ReadMark;
import org.exchangehub.connectors.RegisterCalls;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.connectors.permit.RegisterSaid;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.connectors.simulator.FaultSwitch;
import org.exchangehub.connectors.simulator.Pace;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.connectors.simulator.Simulators;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.routes.delivery.RegisterWire.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.core.JmsTemplate;

/** The customs port of TRACES over the wire, against its simulator; each of the port's traps that samples alone do not show. */
class TracesPortTest {

    private static final PartnerId TRACES = new PartnerId("traces-nt");
    private static final Canonical CANONICAL = new Canonical();
    private static final JsonForm JSON = new JsonForm(CANONICAL);
    private static final Translator TRANSLATOR = new Translator(CANONICAL, JSON, new Packs(Path.of("no-packs")));
    private static final Connector PARTNER =
            Catalogue.of(Catalogue.packaged(), TRANSLATOR).get(TRACES);
    private static final HeldRegister REGISTER = PARTNER.register().orElseThrow();
    private static final RegisterCalls CALLS = new RegisterCalls(TRANSLATOR, CANONICAL);
    private static final Path RECORDED = Path.of("../../shared/samples/certex");
    private static final String CHED = "CHEDP.NO.2026.0000001";
    private static final String MRN = "26NOAAAAAAAAAAAAA0";

    private final Endpoints endpoints = new Endpoints();
    private final RegisterWire wire = new RegisterWire(
            new HttpCalls(Duration.ofSeconds(5)),
            new SoapCallers(Duration.ofSeconds(5)),
            new RegisterQueue(new JmsTemplate(), Duration.ofSeconds(5)),
            endpoints,
            CALLS,
            Clock.systemUTC());
    private final Simulators played = Simulators.listen(List.of(PARTNER), JSON, Pace.immediate());
    private final Simulator port = played.of(TRACES);
    private final URI address = port.url().orElseThrow();

    @BeforeEach
    void known() {
        endpoints.put(TRACES, new Endpoint(address, Optional.empty()));
        endpoints.credentials(TRACES, port.credentials());
    }

    @AfterEach
    void close() {
        played.close();
    }

    @Test
    void readsReservesAndWritesOff() {
        assertThat(read()).isInstanceOf(RegisterSaid.Found.class);
        assertThat(write("RESERVE", 4)).isEqualTo(new RegisterSaid.Done(Optional.empty()));
        assertThat(port.shares(CHED)).isEqualTo(Map.of("MRN:" + MRN + "#1", "4/0"));
        assertThat(write("RESERVE", 6)).isEqualTo(new RegisterSaid.Done(Optional.empty()));
        assertThat(port.shares(CHED)).as("replaced, not added to").isEqualTo(Map.of("MRN:" + MRN + "#1", "6/0"));
        assertThat(write("WRITE_OFF", 6)).isEqualTo(new RegisterSaid.Done(Optional.empty()));
        assertThat(write("AMEND", 5)).isEqualTo(new RegisterSaid.Done(Optional.empty()));
        assertThat(port.shares(CHED)).isEqualTo(Map.of("MRN:" + MRN + "#1", "0/5"));
        assertThat(write("INVALIDATE", 5)).isEqualTo(new RegisterSaid.Done(Optional.empty()));
        assertThat(write("RESERVE", 1001).toString()).contains("QUANTITY_INSUFFICIENT", "goods item 1");
        assertThat(write("WRITE_OFF", 3).toString()).contains("NO_RESERVATION");
    }

    /** Interventions 01 and 03: a write-off is forced where nothing is reserved, and in place of what is; then it is deleted. */
    @Test
    void anOfficerForcesAWriteOffAndDeletesIt() {
        RegisterSaid done = new RegisterSaid.Done(Optional.empty());
        String line = "MRN:" + MRN + "#1";
        assertThat(write("FORCE_DELETE", 4).toString()).contains("NO_WRITE_OFF", "no record");
        assertThat(write("FORCE", 4)).as("nothing is reserved").isEqualTo(done);
        assertThat(port.shares(CHED)).isEqualTo(Map.of(line, "0/4"));
        assertThat(write("FORCE", 3)).as("it is written off").isInstanceOf(RegisterSaid.Refused.class);
        assertThat(port.shares(CHED)).isEqualTo(Map.of(line, "0/4"));
        assertThat(write("FORCE_DELETE", 4)).isEqualTo(done);
        assertThat(port.shares(CHED)).isEqualTo(Map.of(line, "0/0"));

        assertThat(write("RESERVE", 6)).isEqualTo(done);
        assertThat(write("FORCE_DELETE", 6).toString()).contains("NO_WRITE_OFF", "reservation");
        assertThat(write("FORCE", 5)).as("in place of the reservation").isEqualTo(done);
        assertThat(port.shares(CHED)).isEqualTo(Map.of(line, "0/5"));
    }

    @Test
    void aWriteOffOfACertificateWhoseStatusChangedWarns() {
        write("RESERVE", 4);
        byte[] revoked = new String(PARTNER.folder().get("simulator/permits/ched-p.xml"), UTF_8)
                .replace(">VALID<", ">REVOKED<")
                .getBytes(UTF_8);
        port.issue(CANONICAL.read(revoked, Permit.class), revoked);
        assertThat(write("WRITE_OFF", 4).toString()).contains("Done", "status of the certificate has changed");
        assertThat(write("RESERVE", 4).toString()).contains("Refused");
    }

    @Test
    void trap01OneDigitTellsAReadFromAReserveAndAMixedMessageNeverGoesOut() {
        String read = question(REGISTER.permit(), Optional.empty());
        String reserve = question(call("RESERVE"), Optional.of(allocation("RESERVE", 4)));
        String indication = "QuantityManagementIndication>";
        List<String> mixed = List.of(
                read.replace(indication + "0", indication + "1"),
                reserve.replace(indication + "1", indication + "0"),
                reserve.replaceAll("(?s)<CommodityDescriptionForChed>.*</CommodityDescriptionForChed>", ""),
                reserve.replaceAll("<b:MRN>[^<]*</b:MRN>", ""));
        for (String message : mixed) {
            Optional<Wire> out = Optional.of(new Wire("application/xml", message.getBytes(UTF_8)));
            assertThat(ReadMark.fault(REGISTER, REGISTER.permit(), out))
                    .as(message)
                    .isPresent();
            assertThat(ReadMark.fault(REGISTER, call("RESERVE"), out))
                    .as(message)
                    .isPresent();
            assertThat(told(call("RESERVE"), message))
                    .as("the port refuses it too")
                    .isInstanceOf(Told.Lost.class);
        }
        assertThat(port.shares(CHED)).isEmpty();
    }

    @Test
    void trap02AFaultIsNeverTakenForNotFound() {
        String noOffice = question(REGISTER.permit(), Optional.empty()).replace("NO011001", "NO099999");
        assertThat(told(REGISTER.permit(), noOffice)).isInstanceOf(Told.Lost.class);
        Map<String, String> unknown = parameters();
        unknown.put("reference", "CHEDP.NO.2026.9999999");
        assertThat(read(unknown)).isInstanceOf(RegisterSaid.Absent.class);
    }

    @Test
    void trap05AQuantityWithoutAUnitNeverGoesOut() {
        Map<String, String> parameters = parameters();
        parameters.put("unit", "");
        assertThatThrownBy(() -> CALLS.outbound(
                        PARTNER, REGISTER, call("RESERVE"), Optional.of(allocation("RESERVE", 4)), parameters))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void trap07TheWordsOfAFaultDoNotReachWhoeverAsked() {
        String noOffice = question(REGISTER.permit(), Optional.empty()).replace("NO011001", "NO099999");
        assertThat(told(REGISTER.permit(), noOffice)).isEqualTo(new Told.Lost("SOAP fault Server"));
    }

    @Test
    void aPortThatSaysThatItIsUnavailableHasDoneNothing() {
        port.down();
        assertThat(told(call("RESERVE"), question(call("RESERVE"), Optional.of(allocation("RESERVE", 4)))))
                .isEqualTo(new Told.NotReached("HTTP 503"));
    }

    @Test
    void trap08TheCustomsOfficeIsThatOfTheRequest() {
        Map<String, String> parameters = parameters();
        parameters.put("office", "NO024001");
        String body = new String(
                CALLS.outbound(PARTNER, REGISTER, REGISTER.permit(), Optional.empty(), parameters)
                        .orElseThrow()
                        .bytes(),
                UTF_8);
        String headers = new String(
                CALLS.headers(PARTNER, REGISTER, parameters).orElseThrow().bytes(), UTF_8);
        assertThat(body).contains("<b:ReferenceNumber>NO024001<");
        assertThat(headers).contains("CustomsOfficeReferenceNumber>NO024001<", "UniqRequesterPrefix>NO024001<");
        parameters.put("office", "");
        assertThatThrownBy(() -> CALLS.outbound(PARTNER, REGISTER, REGISTER.permit(), Optional.empty(), parameters))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("customs office");
    }

    @Test
    void trap09TheAccountThatReadsCanNotWrite() {
        Map<String, String> onlyReads = new HashMap<>(port.credentials());
        onlyReads.put("customs-write", String.valueOf(onlyReads.get("customs-read")));
        endpoints.credentials(TRACES, onlyReads);
        assertThat(read()).isInstanceOf(RegisterSaid.Found.class);
        assertThat(told(call("RESERVE"), question(call("RESERVE"), Optional.of(allocation("RESERVE", 4)))))
                .isInstanceOf(Told.Lost.class);
        endpoints.credentials(TRACES, Map.of("customs-read", "reader:wrong"));
        assertThat(told(REGISTER.permit(), question(REGISTER.permit(), Optional.empty())))
                .isInstanceOf(Told.Lost.class);
        assertThat(told(call("RESERVE"), question(call("RESERVE"), Optional.of(allocation("RESERVE", 4)))))
                .isEqualTo(new Told.NotReached("set hub.partners.traces-nt.credentials.customs-write"));
        assertThat(port.shares(CHED)).isEmpty();
    }

    @Test
    void trap12AnAnswerMayTakeAMinuteAndWhatTakesLongerIsNotKnown() {
        assertThat(REGISTER.timeout().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        port.faults()
                .on(FaultSwitch.times(FaultKind.SLOW, 1)
                        .lasting(Duration.ofSeconds(7))
                        .onWrites());
        assertThat(write("RESERVE", 4)).as("longer than others may take").isInstanceOf(RegisterSaid.Done.class);
        HeldRegister impatient = new HeldRegister(
                HeldRegister.Channel.SOAP,
                REGISTER.credentials(),
                REGISTER.mark(),
                REGISTER.headers(),
                false,
                REGISTER.after(),
                Optional.of(Duration.ofMillis(500)),
                REGISTER.permit(),
                REGISTER.ledger(),
                true,
                Optional.empty(),
                REGISTER.writes(),
                REGISTER.together());
        port.faults()
                .on(FaultSwitch.times(FaultKind.SLOW, 1)
                        .lasting(Duration.ofSeconds(5))
                        .onWrites());
        String reserve = question(call("RESERVE"), Optional.of(allocation("RESERVE", 5)));
        assertThat(wire.call(PARTNER, impatient, call("RESERVE"), body(reserve), parameters()))
                .isInstanceOf(Told.Lost.class);
    }

    @Test
    void trap13NoPdfAndNoSubscriptionIsAskedFor() {
        assertThat(question(REGISTER.permit(), Optional.empty())
                        + question(call("RESERVE"), Optional.of(allocation("RESERVE", 4))))
                .doesNotContain("Pdf", "Push", "TransformationIndiction");
    }

    @Test
    void trap14TheBareTimestampOfTheAnswerIsNotEnforced() throws IOException {
        RegisterSaid said = between(
                request -> {
                    HttpResponse<String> answer = send(request);
                    String over = answer.body().replaceAll("(Created|Expires)>[^<]*<", "$1>2020-01-01T00:00:00Z<");
                    assertThat(over).isNotEqualTo(answer.body());
                    return new Passed(answer.statusCode(), over);
                },
                this::read);
        assertThat(said).isInstanceOf(RegisterSaid.Found.class);
    }

    /** A call that somebody has recorded is not taken again: the port takes each nonce once. */
    @Test
    void aNonceThatComesTwiceIsRefused() throws IOException {
        Map<String, String> parameters = parameters();
        Optional<Wire> question = body(question(REGISTER.permit(), Optional.empty()));
        assertThat(wire.call(PARTNER, REGISTER, REGISTER.permit(), question, parameters))
                .isInstanceOf(Told.Words.class);
        List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
        Told told = between(
                request -> {
                    answers.add(send(request));
                    answers.add(send(request));
                    return new Passed(
                            answers.getLast().statusCode(), answers.getLast().body());
                },
                () -> wire.call(PARTNER, REGISTER, REGISTER.permit(), question, parameters));
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .as("the same id with a new nonce, and again with that nonce")
                .containsExactly(200, 500);
        assertThat(told).isEqualTo(new Told.Lost("SOAP fault Client"));
    }

    private record Passed(int status, String body) {}

    private interface Between {
        Passed pass(HttpRequest request) throws IOException;
    }

    /** Does something while all calls to the port go through somebody else. */
    private <T> T between(Between somebody, Supplier<T> what) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> pass(exchange, somebody));
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            endpoints.put(TRACES, new Endpoint(url, Optional.empty()));
            return what.get();
        } finally {
            server.stop(0);
        }
    }

    private void pass(HttpExchange exchange, Between somebody) throws IOException {
        try (exchange) {
            Passed answer = somebody.pass(HttpRequest.newBuilder(address)
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .header("SOAPAction", exchange.getRequestHeaders().getFirst("SOAPAction"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            exchange.getRequestBody().readAllBytes()))
                    .build());
            exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Test
    void anAnswerThatRepeatsAnotherIdIsNoAnswer() {
        Map<String, String> parameters = parameters();
        HeldRegister other = new HeldRegister(
                HeldRegister.Channel.SOAP,
                REGISTER.credentials(),
                REGISTER.mark(),
                REGISTER.headers().map(known -> new HeldRegister.Headers(known.call(), Optional.of("{urn:x}Id"))),
                false,
                REGISTER.after(),
                REGISTER.timeout(),
                REGISTER.permit(),
                REGISTER.ledger(),
                true,
                Optional.empty(),
                REGISTER.writes(),
                REGISTER.together());
        assertThat(wire.call(
                        PARTNER,
                        other,
                        REGISTER.permit(),
                        body(question(REGISTER.permit(), Optional.empty())),
                        parameters))
                .isEqualTo(new Told.Lost("the answer is to another call"));
    }

    @Test
    void recordedExchangesAreReadAsTheyCame() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(RECORDED), "there are no recordings beside this project");
        Map<String, String> parameters = parameters();
        parameters.putAll(Map.of("declaration", "MRN:26GB1669CAPTUREA01", "quantity", "0.001"));
        assertThat(CALLS.written(PARTNER, call("RESERVE"), recorded("02-reserveA.response.xml"), parameters))
                .isEqualTo(new RegisterSaid.Done(Optional.empty()));
        assertThat(CALLS.written(PARTNER, call("WRITE_OFF"), recorded("05-releaseA.response.xml"), parameters))
                .isEqualTo(new RegisterSaid.Done(Optional.empty()));
        parameters.put("declaration", "LRN:::26GB1669CAPTUREA01");
        assertThat(CALLS.written(PARTNER, call("RESERVE"), recorded("02-reserveA.response.xml"), parameters))
                .isInstanceOf(RegisterSaid.Failed.class);
        assertThat(CALLS.ledger(
                                PARTNER,
                                REGISTER.ledger().orElseThrow(),
                                recorded("02-reserveA.response.xml"),
                                parameters)
                        .toString())
                .contains("issued=1000", "reserved=0.001", "consumed=600");
    }

    private static Wire recorded(String name) throws Exception {
        String envelope = Files.readString(RECORDED.resolve(name));
        return new Wire(
                "text/xml",
                envelope.replaceFirst("(?s).*<S:Body>", "")
                        .replaceFirst("(?s)</S:Body>.*", "")
                        .strip()
                        .getBytes(UTF_8));
    }

    private RegisterSaid read() {
        return read(parameters());
    }

    private RegisterSaid read(Map<String, String> parameters) {
        Optional<Wire> question = CALLS.outbound(PARTNER, REGISTER, REGISTER.permit(), Optional.empty(), parameters);
        return switch (wire.call(PARTNER, REGISTER, REGISTER.permit(), question, parameters)) {
            case Told.Words(Wire words) -> CALLS.permit(PARTNER, REGISTER.permit(), words, parameters);
            case Told other -> throw new AssertionError(other.toString());
        };
    }

    private RegisterSaid write(String action, int quantity) {
        Map<String, String> parameters = parameters();
        parameters.put("quantity", String.valueOf(quantity));
        parameters.put("reserved", String.valueOf(quantity));
        parameters.put("action", action);
        Optional<Wire> question =
                CALLS.outbound(PARTNER, REGISTER, call(action), Optional.of(allocation(action, quantity)), parameters);
        return switch (wire.call(PARTNER, REGISTER, call(action), question, parameters)) {
            case Told.Words(Wire words) -> CALLS.written(PARTNER, call(action), words, parameters);
            case Told other -> throw new AssertionError(other.toString());
        };
    }

    private Told told(Call call, String message) {
        return wire.call(PARTNER, REGISTER, call, body(message), parameters());
    }

    private static Optional<Wire> body(String message) {
        return Optional.of(new Wire("application/xml", message.getBytes(UTF_8)));
    }

    private static String question(Call call, Optional<byte[]> allocation) {
        Map<String, String> parameters = parameters();
        allocation.ifPresent(known -> parameters.put(
                "action",
                CANONICAL.read(known, Allocation.class).getActionCode().value()));
        return new String(
                CALLS.outbound(PARTNER, REGISTER, call, allocation, parameters)
                        .orElseThrow()
                        .bytes(),
                UTF_8);
    }

    private static Call call(String action) {
        return Optional.ofNullable(REGISTER.writes().get(RegisterAction.valueOf(action)))
                .orElseThrow();
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "kind",
                "CHED-P",
                "reference",
                CHED,
                "office",
                "NO011001",
                "now",
                "2026-11-24T12:00:00Z",
                "line",
                "1",
                "item",
                "1",
                "declaration",
                "MRN:" + MRN,
                "quantity",
                "4",
                "unit",
                "KGM",
                "commodity",
                "04012011"));
        parameters.put("reserved", "4");
        parameters.put("consumed", "0");
        parameters.put("also", "");
        parameters.put("call-id", UUID.randomUUID().toString().replace("-", ""));
        return parameters;
    }

    private static byte[] allocation(String action, int quantity) {
        return ("<Allocation xmlns='urn:exchangehub:v1'><PermitID>" + CHED + "</PermitID><KindCode>CHED-P</KindCode>"
                        + "<LineNumeric>1</LineNumeric><Reference><MRN>" + MRN + "</MRN></Reference><SequenceNumeric>1"
                        + "</SequenceNumeric><ActionCode>"
                        + RegisterAction.valueOf(action).told().value() + "</ActionCode><Quantity><Value>" + quantity
                        + "</Value><UnitCode>KGM</UnitCode></Quantity><EventDateTime>2026-11-24T12:00:00Z"
                        + "</EventDateTime></Allocation>")
                .getBytes(UTF_8);
    }
}
