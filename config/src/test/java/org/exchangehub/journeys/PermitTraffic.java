package org.exchangehub.journeys;

import static java.math.BigDecimal.ZERO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.simulator.Simulator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.Permit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reserves, writes off and gives back of one permit, against a hub that may fall at any time: what is not answered is asked again
 * under its id, and each answer is that of a model.
 */
final class PermitTraffic {

    private static final JsonMapper JSON = new JsonMapper();
    private static final BigDecimal ISSUED = new BigDecimal(100);

    private final HubProcess hub;
    private final Optional<Simulator> keeper;
    private final String kind;
    private final Random random;
    private final String number = "F" + Declarations.lrn();
    private final List<Holding> holdings =
            IntStream.range(0, 4).mapToObj(n -> new Holding()).toList();
    private BigDecimal available = ISSUED;
    private String path = "";
    private int asked;

    /** Of a permit that the hub keeps. */
    PermitTraffic(HubProcess hub, long seed) {
        this(hub, Optional.empty(), seed);
    }

    /** @param keeper the partner that keeps the permit: that of the F-gases; the hub where there is none */
    PermitTraffic(HubProcess hub, Optional<Simulator> keeper, long seed) {
        this.hub = hub;
        this.keeper = keeper;
        this.kind = keeper.isPresent() ? "F-GAS" : "EXPLOSIVES";
        this.random = new Random(seed);
    }

    /** What one declaration has. */
    private static final class Holding {
        private final String mrn = Declarations.mrn();
        private BigDecimal reserved = ZERO;
        private BigDecimal consumed = ZERO;
    }

    /** Has the permit registered, then goes on until it is told to stop; at least once. */
    int run(BooleanSupplier goOn) throws IOException {
        String permit = """
                <Permit xmlns="urn:exchangehub:v1"><PermitID>%s</PermitID><KindCode>%s</KindCode><IssuerID>%s</IssuerID>\
                <VersionID>1</VersionID><StatusCode>VALID</StatusCode><Holder><Identifier><ID>NO912345678</ID>\
                <TypeCode>EORI</TypeCode></Identifier></Holder><SingleUse>false</SingleUse><Line><LineNumeric>1</LineNumeric>\
                <Quantity><Value>%s</Value><UnitCode>KGM</UnitCode></Quantity></Line></Permit>""".formatted(number, kind, keeper.map(Simulator::id).orElse(HubClient.EXPLOSIVES), ISSUED);
        if (keeper.isPresent()) {
            byte[] canonical = permit.getBytes(UTF_8);
            keeper.get().issue(new Canonical().read(canonical, Permit.class), canonical);
        } else {
            answered(HubClient.EXPLOSIVES, "/api/v1/permits", "register-" + number, Declarations.XML, permit);
        }
        path = "/api/v1/permits/" + permitId();
        do {
            step();
            asked++;
        } while (goOn.getAsBoolean());
        return asked;
    }

    /** A register that did not answer the hub is asked again. */
    private String permitId() {
        return await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> get("/api/v1/permits?kind=" + kind + "&reference=" + number)
                                .path("permitList"),
                        list -> !list.has("unreadIssuerId"))
                .at("/permitState/0/hubPermitId")
                .asString();
    }

    private void step() {
        Holding of = holdings.get(random.nextInt(holdings.size()));
        String action = List.of("RESERVE", "RESERVE", "WRITE_OFF", "RELEASE", "AMEND", "INVALIDATE")
                .get(random.nextInt(6));
        BigDecimal kilos = BigDecimal.valueOf(1 + random.nextInt(60_000), 3);
        String expected = model(of, action, kilos);
        boolean counts = action.equals("RESERVE") || action.equals("AMEND");
        JsonNode result = answered(
                        HubClient.CUSTOMS, path + "/allocations", number + "-" + asked, Declarations.XML, """
                <Allocation xmlns='urn:exchangehub:v1'><PermitID>%s</PermitID><KindCode>%s</KindCode>\
                <LineNumeric>1</LineNumeric><Reference><MRN>%s</MRN></Reference><SequenceNumeric>1</SequenceNumeric>\
                <ActionCode>%s</ActionCode>%s<EventDateTime>2026-11-24T10:00:00Z</EventDateTime></Allocation>""".formatted(
                                        number,
                                        kind,
                                        of.mrn,
                                        action,
                                        counts
                                                ? "<Quantity><Value>" + kilos.toPlainString()
                                                        + "</Value><UnitCode>KGM</UnitCode></Quantity>"
                                                : ""))
                .path("allocationResult");
        String told = result.path("resultCode").asString().equals("DONE")
                ? "DONE"
                : result.at("/finding/0/reasonCode").asString();
        assertThat(told)
                .as("%s %s, call %s of %s", action, kilos, asked, number)
                .isEqualTo(expected);
    }

    private String model(Holding of, String action, BigDecimal kilos) {
        boolean written = of.consumed.signum() > 0;
        boolean reserved = of.reserved.signum() > 0;
        BigDecimal there = available.add(of.reserved);
        switch (action) {
            case "RESERVE" -> {
                if (kilos.compareTo(there) > 0) {
                    return there.signum() == 0 ? "USED_UP" : "QUANTITY_INSUFFICIENT";
                }
                if (written) {
                    return "ALREADY_WRITTEN_OFF";
                }
                available = there.subtract(kilos);
                of.reserved = kilos;
            }
            case "WRITE_OFF", "RELEASE" -> {
                if (!reserved) {
                    return written ? "ALREADY_WRITTEN_OFF" : "NO_RESERVATION";
                }
                if (action.equals("RELEASE")) {
                    available = there;
                } else {
                    of.consumed = of.reserved;
                }
                of.reserved = ZERO;
            }
            default -> {
                if (!written) {
                    return "NO_WRITE_OFF";
                }
                BigDecimal to = action.equals("AMEND") ? kilos : ZERO;
                BigDecimal more = to.subtract(of.consumed);
                if (more.compareTo(available) > 0) {
                    return "QUANTITY_INSUFFICIENT";
                }
                available = available.subtract(more);
                of.consumed = to;
            }
        }
        return "DONE";
    }

    /** The balance is that of the model, and the entries that of the balance. */
    void check() {
        JsonNode balance = get(path).at("/permitState/balance/0");
        assertThat(kilos(balance, "availableQuantity")).isEqualByComparingTo(available);
        assertThat(kilos(balance, "reservedQuantity"))
                .isEqualByComparingTo(holdings.stream().map(one -> one.reserved).reduce(ZERO, BigDecimal::add));
        assertThat(kilos(balance, "consumedQuantity"))
                .isEqualByComparingTo(holdings.stream().map(one -> one.consumed).reduce(ZERO, BigDecimal::add));
    }

    /** What the partner has is what the model has, too. */
    void checkKeeper() {
        if (keeper.isEmpty()) {
            return;
        }
        Map<String, String> shares = keeper.get().shares(number);
        for (Holding one : holdings) {
            String[] has = shares.getOrDefault("MRN:" + one.mrn + "#1", "0/0").split("/");
            assertThat(new BigDecimal(has[0])).isEqualByComparingTo(one.reserved);
            assertThat(new BigDecimal(has[1])).isEqualByComparingTo(one.consumed);
        }
    }

    /** All balances of the hub are those of its entries, and no register went its own way. */
    static void checkLedger(HubProcess hub) throws IOException {
        JsonNode ledger =
                JSON.readTree(hub.send(hub.operate("/api/v1/permit-ledger")).body());
        assertThat(ledger.path("discrepancies")).isEmpty();
        assertThat(ledger.path("drifts")).isEmpty();
    }

    private static BigDecimal kilos(JsonNode balance, String which) {
        return new BigDecimal(balance.path(which).path("value").asString());
    }

    private JsonNode get(String address) {
        return until(() -> hub.request(HubClient.CUSTOMS, address).GET());
    }

    /** Asked until it is answered for good; 202 says that nothing is known yet. */
    private JsonNode answered(PartnerId as, String address, String id, String type, String body) {
        boolean question = as.equals(HubClient.CUSTOMS);
        return await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(
                        () -> {
                            HttpResponse<String> answer = hub.send(hub.request(as, address)
                                    .header("Message-Id", id)
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofString(body)));
                            return answer.statusCode() == (question ? 200 : 202)
                                    ? JSON.readTree(answer.body())
                                    : JSON.missingNode();
                        },
                        node -> !node.isMissingNode());
    }

    private JsonNode until(java.util.function.Supplier<HttpRequest.Builder> request) {
        return await().atMost(Duration.ofMinutes(5))
                .ignoreExceptions()
                .until(
                        () -> {
                            HttpResponse<String> answer = hub.send(request.get());
                            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.missingNode();
                        },
                        node -> !node.isMissingNode());
    }
}
