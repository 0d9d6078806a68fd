package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/** Answers by one-way SOAP calls of the partner's own to the inbox of the hub, with a UsernameToken and WS-Addressing. */
final class InboxAnswers implements AnswerChannel {

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private final Hub hub;
    private final Soap soap;
    private final String secret;

    /** @param secret {@code user:password} */
    InboxAnswers(Hub hub, Soap soap, String secret) {
        this.hub = hub;
        this.soap = soap;
        this.secret = secret;
    }

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException {
        byte[] message = soap.answer(headers(messageId, inReplyTo.messageId()), answer.bytes());
        HttpResponse<byte[]> response =
                hub.send(HttpRequest.newBuilder(URI.create(hub.access().hub() + "/soap/v1/inbox"))
                        .header("Content-Type", soap.type())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build());
        return HttpAnswers.refusal(response);
    }

    private byte[] headers(String messageId, String relatesTo) {
        int colon = secret.indexOf(':');
        return """
                <wsa:MessageID xmlns:wsa="%1$s">urn:uuid:%2$s</wsa:MessageID><wsa:RelatesTo xmlns:wsa="%1$s">%3$s</wsa:RelatesTo>\
                <wsse:Security xmlns:wsse="%4$s"><wsse:UsernameToken><wsse:Username>%5$s</wsse:Username>\
                <wsse:Password Type="%6$s">%7$s</wsse:Password></wsse:UsernameToken></wsse:Security>""".formatted(
                        Soap.ADDRESSING,
                        messageId,
                        relatesTo.replace("&", "&amp;").replace("<", "&lt;"),
                        WSSE,
                        secret.substring(0, colon),
                        TEXT,
                        secret.substring(colon + 1))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
}
