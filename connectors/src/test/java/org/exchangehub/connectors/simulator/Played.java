package org.exchangehub.connectors.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;

/** Simulators of packaged folders, and what a hub sends to them. */
public final class Played {

    public static final PartnerId FOOD = new PartnerId("food-safety-animals");
    public static final PartnerId CITES = new PartnerId("environment-cites");
    public static final PartnerId EXPLOSIVES = new PartnerId("civil-protection-explosives");
    public static final PartnerId MEDICINES = new PartnerId("medical-products-medicines");
    public static final PartnerId CUSTOMS = new PartnerId("customs");

    /** Goods that the food authority examines and then clears. */
    public static final String CATTLE = "010221";
    /** Goods that it clears at once. */
    public static final String SALMON = "030214";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Canonical CANONICAL = new Canonical();
    private static final JsonForm JSON = new JsonForm(CANONICAL);
    private static final Translator TRANSLATOR = new Translator(CANONICAL, JSON, new Packs(Path.of("no-packs")));
    private static final Catalogue CATALOGUE = Catalogue.of(Catalogue.packaged(), TRANSLATOR);

    private Played() {}

    public static List<Connector> catalogue() {
        return CATALOGUE.all();
    }

    static Connector folder(PartnerId partner) {
        return CATALOGUE.get(partner);
    }

    static Translator translator() {
        return TRANSLATOR;
    }

    public static JsonForm json() {
        return JSON;
    }

    /** These partners, each answer at once, with the seed 42. */
    public static Simulators partners(PartnerId... partners) {
        List<Connector> folders = List.of(partners).stream().map(CATALOGUE::get).toList();
        Setup local = Setup.local(Pace.immediate());
        return Simulators.listen(folders, JSON, new Setup(local.pace(), 42, local.address(), 0));
    }

    /** A referral in the food authority's form. */
    public static String sak(String reference, int version, String... commodities) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < commodities.length; i++) {
            lines.append(i == 0 ? "" : ",")
                    .append("{\"nr\":%d,\"varenummer\":\"%s\"}".formatted(i + 1, commodities[i]));
        }
        return """
                {"sakId":"%s","versjon":%d,"hendelse":"FORELAGT","tollsakId":"c-1","varelinjer":[%s]}""".formatted(reference, version, lines);
    }

    /** A consultation in the CITES authority's form, in its SOAP envelope. */
    public static String consultation(String reference, String commodity) {
        return """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                <Consultation xmlns="urn:exchangehub:partner:environment-cites:1" reference="%s" version="1" case="c-2">
                <Specimen line="1"><CommodityCode>%s</CommodityCode></Specimen></Consultation>
                </soap:Body></soap:Envelope>""".formatted(reference, commodity);
    }

    /** A referral of the standard contract, as JSON. */
    public static String referral(String reference, int version, String... commodities) {
        String items = List.of(commodities).stream()
                .map(code -> "{\"sequenceNumeric\":1,\"commodityCode\":\"" + code + "\"}")
                .collect(Collectors.joining(","));
        return """
                {"referral":{"referralId":"%s","versionId":%d,"caseId":"c-3","recipientId":"civil-protection-explosives",
                "roleCode":"DECIDE","issueDateTime":"2026-11-03T10:02:31Z",
                "ground":[{"sequenceNumeric":1,"ruleId":"goods","text":"line 1"}],
                "declaration":{"functionCode":"9","lrn":"L-3","directionCode":"IMPORT","declarant":{"name":"N"},
                "goodsItem":[%s]}}}""".formatted(reference, version, items);
    }

    /** Posts to where the partner is called. */
    public static HttpResponse<String> push(Simulator partner, String messageId, String body) throws Exception {
        URI at = partner.url().orElseThrow();
        String path = partner.id().equals(FOOD) ? "/saker" : "/";
        return CLIENT.send(
                HttpRequest.newBuilder(at.resolve(path))
                        .header("Message-Id", messageId)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
