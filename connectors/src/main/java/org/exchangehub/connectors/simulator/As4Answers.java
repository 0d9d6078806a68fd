package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.as4.As4Received;
import org.exchangehub.connectors.as4.As4RefusedException;
import org.exchangehub.connectors.as4.As4Sent;
import org.exchangehub.connectors.as4.Ebms;

/** Answers by AS4: pushed to the hub, or laid ready for the hub to pull. */
final class As4Answers implements AnswerChannel {

    private final Hub hub;
    private final As4Side side;

    As4Answers(Hub hub, As4Side side) {
        this.hub = hub;
        this.side = side;
    }

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException {
        As4Sent message =
                side.writer().tell(side.mode(), messageId + "@" + side.partner(), messageId, Optional.empty(), answer);
        if (side.laysReady()) {
            side.lay(message);
            return Optional.empty();
        }
        HttpResponse<byte[]> response = hub.send(HttpRequest.newBuilder(
                        hub.access().hub().resolve("/as4"))
                .header("Content-Type", message.packet().contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.packet().bytes()))
                .build());
        String type = response.headers().firstValue("Content-Type").orElse("");
        try {
            return refusal(message, side.reader().read(new As4Packet(type, response.body())));
        } catch (As4RefusedException unreadable) {
            throw new IOException(response.statusCode() + " " + unreadable.detail(), unreadable);
        }
    }

    private static Optional<String> refusal(As4Sent message, As4Received received) throws IOException {
        return switch (received) {
            case As4Received.Receipt receipt when message.isProvedBy(receipt) -> Optional.empty();
            case As4Received.Failure failure
            when failure.sender().isPresent() && !Ebms.isAboutTheCall(failure.code()) ->
                Optional.of(failure.code() + " " + failure.text());
            case As4Received.Failure failure -> throw new IOException(failure.code() + " " + failure.text());
            default -> throw new IOException("The answer is no receipt of the message");
        };
    }

    @Override
    public void close() {}
}
