package org.exchangehub.routes.record;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;

/**
 * Something the hub owes to a partner, as its row stands. Its id is the message id that the partner sees.
 *
 * @param seq its place among all that was ever owed; also the control number of what is sent
 * @param attempt counts the times it was handed to the broker; a hand-over of an older attempt is void
 * @param expiresAt the end of its lifetime: not delivered by then, it is parked
 * @param asked how often the partner was asked whether it has the message, since nothing says so
 * @param parameters what the map was given beside the message
 */
public record DeliveryRecord(
        long seq,
        UUID id,
        PartnerId partner,
        Kind kind,
        UUID caseId,
        Optional<UUID> referralId,
        Optional<String> correlationId,
        DeliveryState state,
        int attempt,
        Instant owedAt,
        Instant dueAt,
        Instant expiresAt,
        Optional<Instant> settledAt,
        Optional<String> connectorHash,
        Optional<String> mapHash,
        Optional<Reason> reason,
        Optional<String> detail,
        int asked,
        Optional<String> parameters) {

    /** Tells one sending from a resend by an operator: the lifetime starts anew with each. */
    public String owedOrResent() {
        return Long.toString(expiresAt.toEpochMilli(), Character.MAX_RADIX);
    }
}
