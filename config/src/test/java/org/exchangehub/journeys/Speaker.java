package org.exchangehub.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.journeys.HubClient.Answered;
import org.exchangehub.routes.exchange.Addresses;

/** Says one and the same canonical message to the hub over one of its bindings, and hears what it answers. */
record Speaker(HubClient hub, Binding binding) {

    private static final int PATIENCE = 30_000;

    /** The ways in which a partner speaks to the hub. */
    enum Binding {
        REST,
        SOAP,
        QUEUE
    }

    /**
     * What the hub answers.
     *
     * @param code of the refusal, empty where the message was taken
     * @param caseId empty where the answer names none
     */
    record Heard(String code, String caseId, String text) {}

    /** The call for a kind of message: its path and operation, and the member that names what it is about. */
    private record Operation(String path, String service, String title, String target) {

        static Operation of(String root) {
            return switch (root) {
                case "Declaration" -> new Operation("declarations", "declarations", "LodgeDeclaration", "");
                case "Outcome" -> new Operation("cases/%s/outcome", "declarations", "ReportOutcome", "CaseID");
                case "Disposition" ->
                    new Operation("referrals/%s/dispositions", "referrals", "SubmitDisposition", "ReferralID");
                case "ControlOrder" -> new Operation("controls", "controls", "OrderControl", "");
                case "ControlResponse" ->
                    new Operation("controls/%s/response", "controls", "RespondToControl", "ControlID");
                case "ControlResult" ->
                    new Operation("controls/%s/result", "controls", "ReportControlResult", "ControlID");
                case "LaboratoryResult" ->
                    new Operation("controls/%s/laboratory-result", "controls", "ReportLaboratoryResult", "ControlID");
                default -> throw new IllegalArgumentException("The stories say no " + root);
            };
        }
    }

    /** The hub takes it. */
    Heard taken(PartnerId as, String xml) {
        Heard heard = say(as, xml);
        assertThat(heard.code()).as("%s by %s: %s", as, binding, heard.text()).isEmpty();
        return heard;
    }

    Heard say(PartnerId as, String xml) {
        Operation operation = Operation.of(xml.replaceAll("(?s)^<(\\w+).*", "$1"));
        String target = operation.target().isEmpty() ? "" : value(xml, operation.target());
        return switch (binding) {
            case REST -> rest(as, operation.path().formatted(target), xml);
            case SOAP -> soap(as, operation, target, xml);
            case QUEUE -> queue(as, xml);
        };
    }

    private Heard rest(PartnerId as, String path, String xml) {
        Answered answered = hub.post(as, "/api/v1/" + path, Declarations.XML, xml);
        return new Heard(
                answered.status() == 202 ? "" : answered.code(),
                answered.json().path("caseId").asString(),
                answered.text());
    }

    private Heard soap(PartnerId as, Operation operation, String target, String xml) {
        String member = target.isEmpty() ? "" : "<%1$s>%2$s</%1$s>".formatted(operation.target(), target);
        return heard(
                call(as, operation.service(), operation.title(), member + xml).text());
    }

    /** A SOAP call, also one that brings no message. */
    Answered call(PartnerId as, String service, String operation, String members) {
        return hub.send(HttpRequest.newBuilder(hub.url("/soap/v1/" + service))
                .header("Authorization", "Bearer " + hub.token(as))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
                        <%1$s xmlns="urn:exchangehub:v1">%2$s</%1$s></s:Body></s:Envelope>""".formatted(operation, members))));
    }

    private Heard queue(PartnerId as, String xml) {
        try (JMSContext session = hub.amqp(as)) {
            String id = UUID.randomUUID().toString();
            Message sent = session.createTextMessage(xml);
            sent.setStringProperty("messageId", id);
            sent.setStringProperty("contentType", Declarations.XML);
            sent.setJMSReplyTo(session.createQueue(Addresses.reply(as)));
            session.createProducer().send(session.createQueue(Addresses.in(as)), sent);
            try (JMSConsumer answers = session.createConsumer(
                    session.createQueue(Addresses.reply(as)), "JMSCorrelationID = '" + id + "'")) {
                Message answer = answers.receive(PATIENCE);
                assertThat(answer).as("answer to " + as).isNotNull();
                return heard(new String(answer.getBody(byte[].class), UTF_8));
            }
        } catch (JMSException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Heard heard(String document) {
        return new Heard(value(document, "ReasonCode"), value(document, "CaseID"), document);
    }

    /** The first value of an element, empty where there is none. */
    private static String value(String xml, String name) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + ">([^<]*)<").matcher(xml);
        return found.find() ? found.group(1) : "";
    }
}
