package org.exchangehub.connectors.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Wire;

/** Answers by a call to the hub: by REST, or by SOAP where the partner itself is called by SOAP. */
final class HttpAnswers implements AnswerChannel {

    private static final Set<Integer> LATER = Set.of(401, 408, 429);
    private static final Pattern REFUSED =
            Pattern.compile("<(\\w+:)?ReasonCode>(?!INTERNAL|OVERLOADED|UNAUTHENTICATED)");

    private final Hub hub;
    private final Channel channel;

    /** @param channel how the partner receives; it answers in kind */
    HttpAnswers(Hub hub, Channel channel) {
        this.hub = hub;
        this.channel = channel;
    }

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException {
        HttpResponse<byte[]> response = hub.send(
                channel == Channel.SOAP
                        ? soap(hub, messageId, Optional.of(inReplyTo.messageId()), answer.bytes())
                        : rest(messageId, inReplyTo, answer));
        if (channel == Channel.SOAP) {
            return refusal(response);
        }
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Optional.empty();
        }
        String words = words(response);
        if (status / 100 == 4 && !LATER.contains(status)) {
            return Optional.of(words);
        }
        throw new IOException(words);
    }

    /** Why the hub refuses a SOAP call, if it does. */
    static Optional<String> refusal(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() / 100 == 2) {
            return Optional.empty();
        }
        String words = words(response);
        if (REFUSED.matcher(words).find()) {
            return Optional.of(words);
        }
        throw new IOException(words);
    }

    private static String words(HttpResponse<byte[]> response) {
        return response.statusCode() + " " + new String(response.body(), UTF_8);
    }

    static HttpRequest soap(Hub hub, String messageId, Optional<String> correlationId, byte[] element)
            throws IOException {
        HttpRequest.Builder call = hub.request("/soap/v1/messages")
                .header("Content-Type", Soap.V1_1.type())
                .header("SOAPAction", "\"urn:exchangehub:v1:messages:SendMessage\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Soap.V1_1.sendMessage(messageId, element)));
        correlationId.ifPresent(id -> call.header("Correlation-Id", id));
        return call.build();
    }

    private HttpRequest rest(String messageId, Received inReplyTo, Wire answer) throws IOException {
        return hub.request(path(inReplyTo))
                .header("Content-Type", answer.mediaType())
                .header("Message-Id", messageId)
                .header("Correlation-Id", inReplyTo.messageId())
                .POST(HttpRequest.BodyPublishers.ofByteArray(answer.bytes()))
                .build();
    }

    // Whoever reads a feed also answers at the referral's own address; the others send any kind to one address.
    private String path(Received inReplyTo) {
        Optional<Note> note = channel == Channel.FEED ? inReplyTo.note() : Optional.empty();
        return note.map(referral -> "/api/v1/referrals/" + referral.reference() + "/dispositions")
                .orElse("/api/v1/messages");
    }

    @Override
    public void close() {}
}
