package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/** Answers of a partner that exchanges by AS4 and by its queue: each on the channel by which it was asked. */
final class TwoChannels implements AnswerChannel {

    private final As4Side side;
    private final As4Answers as4;
    private final QueueAnswers queue;

    TwoChannels(As4Side side, As4Answers as4, QueueAnswers queue) {
        this.side = side;
        this.as4 = as4;
        this.queue = queue;
    }

    @Override
    public Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException {
        return (side.took(inReplyTo.messageId()) ? as4 : queue).send(messageId, inReplyTo, answer);
    }

    @Override
    public void close() {
        as4.close();
        queue.close();
    }
}
