package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.util.Optional;
import org.exchangehub.connectors.Wire;

/** How a simulated partner's answers get to the hub. */
sealed interface AnswerChannel extends AutoCloseable
        permits HttpAnswers, InboxAnswers, SignedAnswers, As4Answers, QueueAnswers, TwoChannels, ServedAnswers {

    /**
     * Sends one answer; the same id may be sent again.
     *
     * @return why the hub refused it, empty where it took it
     * @throws IOException when the hub could not be reached or could not take it now
     */
    Optional<String> send(String messageId, Received inReplyTo, Wire answer) throws IOException;

    @Override
    void close();
}
