package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.wss.NotProvedException;

/** Answers by a signed SOAP call to the hub; only an answer that the hub has signed is believed. */
final class SignedAnswers implements AnswerChannel {

    private final Hub hub;
    private final SoapSide side;

    SignedAnswers(Hub hub, SoapSide side) {
        this.hub = hub;
        this.side = side;
    }

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException {
        return send(messageId, answer);
    }

    /** The same of what it says of its own accord. */
    Optional<String> send(String messageId, Wire message) throws IOException {
        byte[] signed = side.sign(messageId, Soap.V1_1.sendMessage(messageId, message.bytes()), Optional.empty());
        HttpResponse<byte[]> response =
                hub.send(HttpRequest.newBuilder(URI.create(hub.access().hub() + "/soap/v1/messages"))
                        .header("Content-Type", Soap.V1_1.type())
                        .header("SOAPAction", "\"urn:exchangehub:v1:messages:SendMessage\"")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(signed))
                        .build());
        try {
            if (side.verify(response.body())
                    .relatesTo()
                    .filter(messageId::equals)
                    .isEmpty()) {
                throw new IOException("The answer is one to another message");
            }
        } catch (NotProvedException notProved) {
            throw new IOException(response.statusCode() + " " + notProved.detail(), notProved);
        }
        return HttpAnswers.refusal(response);
    }

    @Override
    public void close() {}
}
