package org.exchangehub.routes.outcome;

import java.util.Optional;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;

/** What came of sending a message to a partner. */
public sealed interface Outcome {

    /** The partner has it. {@code receipt} is what the partner's side said. */
    record Delivered(String receipt) implements Outcome {}

    /**
     * The partner said something within the call that is still to be taken in.
     *
     * @param otherwise of a fault: what came of it where its folder does not know it as a refusal; nothing where the partner has the
     *     message
     */
    record Answered(String receipt, Wire answer, Optional<Outcome> otherwise) implements Outcome {

        /** The partner has it. */
        public Answered(String receipt, Wire answer) {
            this(receipt, answer, Optional.empty());
        }
    }

    /** The partner has it, and what it said within the call was refused: an operator has to look. */
    record Misanswered(Reason reason, String detail) implements Outcome {}

    /** It was unknown, and the partner says that it has it not: it is sent again, with the same id and bytes. */
    record Absent() implements Outcome {}

    /** It stands in the partner's feed and is delivered once the partner acknowledges it. */
    record Offered() implements Outcome {}

    /** It lies ready for the partner to pull and is delivered once its receipt has come. */
    record Laid() implements Outcome {}

    /** The partner refused it; it is never sent again by itself. */
    record Refused(String detail) implements Outcome {}

    /** The partner could not be reached; it is sent again later, with the same id and the same bytes. */
    record Unavailable(String cause) implements Outcome {}

    /**
     * It was sent, nothing says whether the partner has it, and the partner does not remove duplicates: never sent again before it is
     * asked.
     */
    record Unknown(String cause) implements Outcome {}

    /** The hub can not send it as things are: an operator has to look. */
    record Stuck(Reason reason, String detail) implements Outcome {}

    /**
     * It was sent, and the partner may have it: the answer was lost, or is one that does not say that nothing was done.
     *
     * @param how it reaches the partner: whether it may be sent again
     */
    static Outcome lost(ReceivedKind how, String cause) {
        return how.repeatable() ? new Unavailable(cause) : new Unknown(cause);
    }
}
