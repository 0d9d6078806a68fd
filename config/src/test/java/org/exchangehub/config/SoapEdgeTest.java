package org.exchangehub.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.handler.MessageContext;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.awaitility.Awaitility;
import org.exchangehub.config.dev.DevTokens;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.CallSchema;
import org.exchangehub.routes.binding.soap.SoapService;
import org.exchangehub.routes.intake.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The SOAP services as a partner meets them: a CXF client made from the published WSDL, against the whole hub. */
@Timeout(180)
class SoapEdgeTest {

    private static final String CUSTOMS = "customs";
    private static final String EXPLOSIVES = "civil-protection-explosives";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext hub;
    private static String base;

    @BeforeAll
    static void start() {
        hub = SpringApplication.run(
                ExchangeHub.class,
                "--hub.data-directory=" + directory,
                "--hub.demo=false",
                "--hub.broker.port=0",
                "--hub.limits.body=1MB",
                "--server.port=0");
        base = "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port") + "/soap/v1/";
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void customsLodgesReplacesAcceptsReportsAndAsks() throws Exception {
        String lrn = lrn();
        String lodged = call(CUSTOMS, Operation.LODGE_DECLARATION, declaration(lrn, 9, 1));
        assertThat(lodged).contains("<StatusCode>PROCESSED</StatusCode>", "<LRN>" + lrn + "</LRN>");
        String caseId = value(lodged, "CaseID");
        String target = "<CaseID>" + caseId + "</CaseID>";

        call(CUSTOMS, Operation.REPLACE_DECLARATION, target + declaration(lrn, 5, 2));
        String mrn = mrn();
        call(
                CUSTOMS,
                Operation.ACCEPT_DECLARATION,
                target + "<Acceptance><MRN>" + mrn + "</MRN>" + reference(lrn) + "<AcceptanceDateTime>" + Instant.now()
                        + "</AcceptanceDateTime></Acceptance>");
        assertThat(call(CUSTOMS, Operation.FIND_CASES, "<MRN>" + mrn + "</MRN>"))
                .contains(caseId);
        call(
                CUSTOMS,
                Operation.REPORT_OUTCOME,
                target + "<Outcome><Reference><MRN>" + mrn + "</MRN></Reference>"
                        + "<OutcomeCode>RELEASED</OutcomeCode><EventDateTime>" + Instant.now()
                        + "</EventDateTime></Outcome>");
        assertThat(call(CUSTOMS, Operation.GET_CASE, target))
                .contains("<StateCode>RELEASED</StateCode>", "<DeclarationVersionID>2</DeclarationVersionID>");
        assertThat(call(CUSTOMS, Operation.GET_MESSAGE, "<MessageID>" + value(lodged, "MessageID") + "</MessageID>"))
                .contains("<Kind>declaration</Kind>", "<StatusCode>PROCESSED</StatusCode>");
    }

    @Test
    void anAgencyReadsItsFeedAnswersAndAcknowledges() throws Exception {
        String caseId = value(call(CUSTOMS, Operation.LODGE_DECLARATION, declaration(lrn(), 9, 1)), "CaseID");
        String feed = "<Feed>" + EXPLOSIVES + "</Feed>";
        String page = Awaitility.await()
                .until(() -> call(EXPLOSIVES, Operation.READ_FEED, feed), read -> read.contains(caseId));
        String entry = page.substring(page.lastIndexOf("<Entry>", page.indexOf(caseId)));
        String referralId = value(entry, "ReferralID");

        assertThat(call(EXPLOSIVES, Operation.GET_REFERRAL, "<ReferralID>" + referralId + "</ReferralID>"))
                .contains("<StateCode>OPEN</StateCode>");
        call(
                EXPLOSIVES,
                Operation.SUBMIT_DISPOSITION,
                "<ReferralID>" + referralId + "</ReferralID><Disposition><ReferralID>" + referralId
                        + "</ReferralID><VersionID>1</VersionID><EventDateTime>" + Instant.now() + "</EventDateTime>"
                        + "<Line><SequenceNumeric>1</SequenceNumeric><DispositionCode>MAY_PROCEED</DispositionCode></Line></Disposition>");
        assertThat(call(EXPLOSIVES, Operation.GET_REFERRAL, "<ReferralID>" + referralId + "</ReferralID>"))
                .contains("<StateCode>ANSWERED</StateCode>");
        assertThat(call(
                        EXPLOSIVES,
                        Operation.ACKNOWLEDGE_FEED,
                        feed + "<Marker>" + value(entry, "Marker") + "</Marker>"))
                .contains("AcknowledgeFeedResponse");
        assertThat(call(EXPLOSIVES, Operation.READ_FEED, feed + "<Limit>5</Limit>"))
                .doesNotContain(referralId);
    }

    @Test
    void aMessageOfAnyKindIsTakenOnceAndACancellationEndsItsCase() throws Exception {
        String declaration = declaration(lrn(), 9, 1);
        String id = "<wsa:MessageID xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">urn:uuid:" + UUID.randomUUID()
                + "</wsa:MessageID>";
        String pretty = "\n  " + wrapped(Operation.SEND_MESSAGE, declaration);
        String first = post(SoapService.MESSAGES, CUSTOMS, soap(id, wrapped(Operation.SEND_MESSAGE, declaration)))
                .body();
        String again = post(SoapService.MESSAGES, CUSTOMS, soap("\n" + id + "<x/>", pretty))
                .body();
        assertThat(value(again, "MessageID")).isEqualTo(value(first, "MessageID"));
        assertThat(reason(post(
                        SoapService.MESSAGES,
                        CUSTOMS,
                        soap(id, wrapped(Operation.SEND_MESSAGE, declaration(lrn(), 9, 1))))))
                .isEqualTo("MESSAGE_ID_REUSED");

        String caseId = value(first, "CaseID");
        call(
                CUSTOMS,
                Operation.CANCEL_DECLARATION,
                "<CaseID>" + caseId + "</CaseID><Cancellation><Reference><CaseID>" + caseId
                        + "</CaseID></Reference><EventDateTime>" + Instant.now() + "</EventDateTime></Cancellation>");
        assertThat(call(CUSTOMS, Operation.GET_CASE, "<CaseID>" + caseId + "</CaseID>"))
                .contains("<StateCode>CANCELLED</StateCode>");
    }

    @Test
    void theClientGetsATypedFault() {
        String wrong = declaration(lrn(), 9, 1).replace("36049000", "no code");
        Exception failure =
                org.assertj.core.api.Assertions.catchException(() -> call(CUSTOMS, Operation.LODGE_DECLARATION, wrong));
        SoapFault fault = fault(failure);
        assertThat(fault.getFaultCode().getLocalPart()).isEqualTo("Client");
        assertThat(fault.getMessage()).startsWith("SCHEMA_INVALID");
        var detail = fault.getDetail();
        assertThat(detail.getFirstChild().getLocalName()).isEqualTo("Refusal");
        assertThat(detail.getElementsByTagNameNS("urn:exchangehub:v1", "ReasonCode")
                        .item(0)
                        .getTextContent())
                .isEqualTo("SCHEMA_INVALID");
    }

    @Test
    void aFaultNamesThePlaceInTheCallersOwnDocumentAndIsOnRecord() throws Exception {
        String document = soap(
                "",
                "\n <v:LodgeDeclaration xmlns:v=\"urn:exchangehub:v1\">\n  "
                        + declaration(lrn(), 9, 1).replace("36049000", "\n no code ") + "\n</v:LodgeDeclaration>");
        String answer = post(SoapService.DECLARATIONS, CUSTOMS, document).body();
        String before = document.substring(0, document.indexOf("</CommodityCode>"));
        assertThat(answer)
                .contains("line " + before.lines().count() + ", column ")
                .contains("/Declaration/GoodsItem/CommodityCode");
        assertThat(call(CUSTOMS, Operation.GET_MESSAGE, "<MessageID>" + value(answer, "MessageID") + "</MessageID>"))
                .contains("<StatusCode>REFUSED</StatusCode>", "<ReasonCode>SCHEMA_INVALID</ReasonCode>");
    }

    @Test
    void callsThatContradictThemselvesOrTheirContractAreRefused() throws Exception {
        String asked = wrapped(Operation.GET_CASE, "<CaseID>1</CaseID>");
        assertThat(reason(post(SoapService.MESSAGES, CUSTOMS, soap("", asked)))).isEqualTo("KIND_CONTRADICTS_PATH");
        assertThat(reason(post(SoapService.MESSAGES, CUSTOMS, soap("", "<Nonsense xmlns=\"urn:x\"/>"))))
                .isEqualTo("UNKNOWN_KIND");
        assertThat(reason(post(
                        SoapService.DECLARATIONS,
                        CUSTOMS,
                        soap("", wrapped(Operation.REPLACE_DECLARATION, declaration(lrn(), 5, 2))))))
                .isEqualTo("SCHEMA_INVALID");
        assertThat(reason(post(SoapService.DECLARATIONS, CUSTOMS, soap("", wrapped(Operation.LODGE_DECLARATION, "")))))
                .isEqualTo("SCHEMA_INVALID");
        assertThat(reason(post(SoapService.CASES, CUSTOMS, soap("", asked + asked))))
                .isEqualTo("SCHEMA_INVALID");
        assertThat(reason(post(
                        SoapService.DECLARATIONS,
                        CUSTOMS,
                        soap(
                                "",
                                wrapped(
                                        Operation.LODGE_DECLARATION,
                                        "<Acceptance>" + reference("L") + "</Acceptance>")))))
                .isIn("KIND_CONTRADICTS_PATH", "SCHEMA_INVALID");
        assertThat(reason(post(SoapService.CASES, CUSTOMS, soap("", asked)))).isEqualTo("NOT_FOUND");
        assertThat(reason(send(request(SoapService.CASES, CUSTOMS, soap("", asked))
                        .header("SOAPAction", "\"" + SoapService.CASES.action(Operation.FIND_CASES) + "\""))))
                .isEqualTo("KIND_CONTRADICTS_PATH");
        assertThat(reason(post(
                        SoapService.FEEDS,
                        CUSTOMS,
                        soap("", wrapped(Operation.READ_FEED, "<Feed>customs</Feed><Limit>0</Limit>")))))
                .isEqualTo("SCHEMA_INVALID");
    }

    @Test
    void headersThatMustBeUnderstoodAndOtherVersionsFollowSoapsOwnRules() throws Exception {
        String asked = wrapped(Operation.GET_CASE, "<CaseID>1</CaseID>");
        String must = "<x:Tx xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/>";
        assertThat(post(SoapService.CASES, CUSTOMS, soap(must, asked)).body())
                .containsPattern("faultcode>\\w+:MustUnderstand<")
                .doesNotContain("detail");
        assertThat(post(
                                SoapService.CASES,
                                CUSTOMS,
                                soap("", asked)
                                        .replace(
                                                "schemas.xmlsoap.org/soap/envelope/",
                                                "www.w3.org/2003/05/soap-envelope"))
                        .body())
                .containsPattern("faultcode>\\w+:VersionMismatch<");
        String addressed =
                "<wsa:To xmlns:wsa=\"http://www.w3.org/2005/08/addressing\" soap:mustUnderstand=\"1\">x</wsa:To>"
                        + "<wsa:Action xmlns:wsa=\"http://www.w3.org/2005/08/addressing\" soap:mustUnderstand=\"1\">"
                        + SoapService.CASES.action(Operation.GET_CASE) + "</wsa:Action>";
        assertThat(reason(post(SoapService.CASES, CUSTOMS, soap(addressed, asked))))
                .isEqualTo("NOT_FOUND");
        String elsewhere = "<wsa:ReplyTo xmlns:wsa=\"http://www.w3.org/2005/08/addressing\" soap:mustUnderstand=\"1\">"
                + "<wsa:Address>http://127.0.0.1:1/</wsa:Address></wsa:ReplyTo>";
        assertThat(post(SoapService.CASES, CUSTOMS, soap(elsewhere, asked)).body())
                .containsPattern("faultcode>\\w+:MustUnderstand<");
    }

    @Test
    void nobodyAndTooMuchAndTheWrongTypeGetFaultsWithTheirCodes() throws Exception {
        String asked = soap("", wrapped(Operation.GET_CASE, "<CaseID>1</CaseID>"));
        HttpRequest.Builder nobody = HttpRequest.newBuilder(URI.create(base + "cases"))
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(asked));
        assertThat(reason(send(nobody))).isEqualTo("UNAUTHENTICATED");
        assertThat(reason(send(nobody.copy().header("Authorization", "Bearer forged"))))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(reason(post(SoapService.MESSAGES, CUSTOMS, soap("", "<!--" + "x".repeat(1_100_000) + "-->"))))
                .isEqualTo("BODY_TOO_LARGE");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 200; i++) {
                zip.write(new byte[1_000_000]);
            }
        }
        assertThat(reason(send(request(SoapService.MESSAGES, CUSTOMS, "")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bomb.toByteArray())))))
                .isEqualTo("BODY_TOO_LARGE");
        assertThat(reason(send(request(SoapService.MESSAGES, CUSTOMS, asked)
                        .setHeader("Content-Type", "multipart/related; type=\"text/xml\"; boundary=x"))))
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(reason(send(request(SoapService.MESSAGES, CUSTOMS, asked).GET())))
                .isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    @Timeout(20)
    void hostileDocumentsAreRefusedSoon() throws Exception {
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + soap("", "<a>&b;</a>");
        String file = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + soap("", "<a>&x;</a>");
        String deep = soap("", "<a>".repeat(10_000) + "</a>".repeat(10_000));
        for (String hostile : List.of(bomb, file, deep)) {
            assertThat(reason(post(SoapService.MESSAGES, CUSTOMS, hostile))).isEqualTo("HOSTILE_DOCUMENT");
            assertThat(reason(post(SoapService.CASES, CUSTOMS, hostile))).isEqualTo("HOSTILE_DOCUMENT");
        }
        assertThat(reason(post(SoapService.MESSAGES, CUSTOMS, soap("", "<a></b>"))))
                .isEqualTo("MALFORMED");
    }

    @Test
    void everyContractAndAllThatItImportsIsThereForEveryone() throws Exception {
        Pattern location = Pattern.compile("schemaLocation=\"([^\"]+)\"");
        for (SoapService service : SoapService.values()) {
            String address = base + service.path();
            Deque<String> toRead = new ArrayDeque<>(List.of(address + "?wsdl"));
            Set<String> read = new HashSet<>();
            while (!toRead.isEmpty()) {
                String url = toRead.pop();
                HttpResponse<String> response =
                        HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).as(url).isEqualTo(200);
                if (read.add(url) && read.size() == 1) {
                    assertThat(response.body()).contains("location=\"" + address + "\"");
                }
                Matcher found = location.matcher(response.body());
                while (found.find()) {
                    assertThat(found.group(1)).startsWith(address + "?xsd=");
                    if (!read.contains(found.group(1))) {
                        toRead.push(found.group(1));
                    }
                }
            }
            assertThat(read).as(service.path()).hasSizeGreaterThan(7);
        }
    }

    @Test
    void noFileBesidesTheContractsIsHandedOut() throws Exception {
        for (String asked :
                List.of("xsd=../../application.yaml", "xsd=file:///etc/hostname", "wsdl=http://127.0.0.1:1/")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "cases?" + asked));
            assertThat(reason(send(request))).isEqualTo("NOT_FOUND");
        }
    }

    private static String call(String partner, Operation operation, String members) throws Exception {
        SoapService service = SoapService.of(operation);
        Service client =
                Service.create(URI.create(base + service.path() + "?wsdl").toURL(), service.qName());
        Dispatch<Source> dispatch = client.createDispatch(service.port(), Source.class, Service.Mode.PAYLOAD);
        dispatch.getRequestContext()
                .put(MessageContext.HTTP_REQUEST_HEADERS, Map.of("Authorization", List.of("Bearer " + token(partner))));
        Source answer = dispatch.invoke(new StreamSource(new StringReader(wrapped(operation, members))));
        StringWriter text = new StringWriter();
        TransformerFactory.newDefaultInstance().newTransformer().transform(answer, new StreamResult(text));
        String document = text.toString();
        new CallSchema().validate(document.getBytes(UTF_8));
        return document.replaceAll("<(/?)\\w+:", "<$1");
    }

    private static SoapFault fault(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof SoapFault)) {
            cause = java.util.Objects.requireNonNull(cause.getCause());
        }
        return (SoapFault) cause;
    }

    private static HttpResponse<String> post(SoapService service, String partner, String document) throws Exception {
        return send(request(service, partner, document));
    }

    private static HttpRequest.Builder request(SoapService service, String partner, String document) {
        return HttpRequest.newBuilder(URI.create(base + service.path()))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("Authorization", "Bearer " + token(partner))
                .POST(BodyPublishers.ofString(document));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String reason(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("org.");
        return value(response.body(), "ReasonCode");
    }

    private static String value(String document, String element) {
        Matcher found =
                Pattern.compile("<(?:\\w+:)?" + element + "[^>]*>([^<]*)<").matcher(document);
        assertThat(found.find()).as("%s in %s", element, document).isTrue();
        return found.group(1);
    }

    private static String token(String partner) {
        return hub.getBean(DevTokens.class).ofPartner(new PartnerId(partner));
    }

    private static String soap(String header, String body) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header>" + header
                + "</soap:Header><soap:Body>" + body + "</soap:Body></soap:Envelope>";
    }

    private static String wrapped(Operation operation, String members) {
        return "<" + operation.title() + " xmlns=\"urn:exchangehub:v1\">" + members + "</" + operation.title() + ">";
    }

    private static String declaration(String lrn, int function, int version) {
        return """
                <Declaration xmlns="urn:exchangehub:v1"><FunctionCode>%d</FunctionCode><LRN>%s</LRN>\
                <VersionID>%d</VersionID><DirectionCode>IMPORT</DirectionCode>\
                <IssueDateTime>2026-11-01T08:00:00Z</IssueDateTime>\
                <Declarant><Identifier><ID>974761076</ID><TypeCode>ORG</TypeCode></Identifier></Declarant>\
                <GoodsItem><SequenceNumeric>1</SequenceNumeric><CommodityCode>36049000</CommodityCode></GoodsItem>\
                </Declaration>""".formatted(function, lrn, version);
    }

    private static String reference(String lrn) {
        return "<LRN>" + lrn
                + "</LRN><DeclarantIdentifier><ID>974761076</ID><TypeCode>ORG</TypeCode></DeclarantIdentifier>";
    }

    private static String lrn() {
        return "L" + UUID.randomUUID().toString().substring(0, 20);
    }

    private static String mrn() {
        return "26NO"
                + UUID.randomUUID()
                        .toString()
                        .replace("-", "")
                        .toUpperCase(java.util.Locale.ROOT)
                        .substring(0, 14);
    }
}
