package org.exchangehub.routes.intake;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The door of the hub: every edge hands its messages in here and gets an answer, or a refusal that is on record. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int TRIES = 4;

    private final ProducerTemplate routes;
    private final Refusals refusals;

    public Intake(ProducerTemplate routes, Refusals refusals) {
        this.routes = routes;
        this.refusals = refusals;
    }

    /**
     * Takes a message in. After the answer it is durable and never lost.
     *
     * @throws RefusedException where it is refused: nothing of it took effect; INTERNAL and OVERLOADED mean send it again
     */
    public Answer take(Inbound inbound) {
        Received<?> received;
        try {
            received = run(IntakeRoutes.READ, inbound, Received.class);
        } catch (RefusedException refusal) {
            throw refusals.record(inbound, Optional.empty(), refusal);
        }
        try {
            return run(IntakeRoutes.ACCEPT, received, Answer.class);
        } catch (RefusedException refusal) {
            throw refusals.record(inbound, Optional.of(received), refusal);
        }
    }

    /** Takes up a message that has waited, or refuses it and tells its sender. */
    public void takeUp(UUID waiting) {
        try {
            run(IntakeRoutes.RESUME, waiting, Object.class);
        } catch (RefusedException refusal) {
            if (refusal.reason() != Reason.INTERNAL && refusal.reason() != Reason.OVERLOADED) {
                refusals.refuseWaiting(waiting, refusal);
            }
        }
    }

    private <T> T run(String route, Object body, Class<T> answer) {
        return withoutCollision(() -> answer.cast(routes.requestBody(route, body)), TRIES);
    }

    private static <T> T withoutCollision(Supplier<T> attempt, int tries) {
        try {
            return attempt.get();
        } catch (CamelExecutionException failed) {
            Throwable cause = rootOf(failed);
            if (cause instanceof RefusedException refusal) {
                throw refusal;
            }
            if (cause instanceof ConcurrencyFailureException && tries > 1) {
                return withoutCollision(attempt, tries - 1);
            }
            LOG.error("A message could not be taken", failed);
            boolean recordIsAway = cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException;
            throw new RefusedException(recordIsAway ? Reason.OVERLOADED : Reason.INTERNAL, java.util.List.of(), failed);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException) {
                return cause;
            }
        }
        return failure;
    }
}
