package org.exchangehub.routes.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;

/** Deliveries as they are while they are sent. */
final class Attempts {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private Attempts() {}

    /** A first attempt. */
    static DeliveryRecord first(PartnerId receiver, Kind kind, Optional<String> correlationId) {
        return new DeliveryRecord(
                7,
                UUID.randomUUID(),
                receiver,
                kind,
                UUID.randomUUID(),
                Optional.empty(),
                correlationId,
                DeliveryState.SENDING,
                1,
                NOW,
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }
}
