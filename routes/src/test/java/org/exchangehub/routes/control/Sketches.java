package org.exchangehub.routes.control;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.ControlOriginCode;
import org.exchangehub.contracts.v1.ControlStateCode;

/** Controls as tests need them: whatever is not said is the same in all. */
final class Sketches {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Sketches() {}

    static ControlRecord control(String requester, ControlStateCode state, Window window, Integer... lines) {
        return new ControlRecord(
                UUID.randomUUID(),
                new PartnerId(requester),
                "K-1",
                1,
                Optional.of(UUID.randomUUID()),
                Optional.empty(),
                state,
                Optional.of(ControlOriginCode.RISK_PROFILE),
                new TreeSet<>(Set.of(lines)),
                "PESTS",
                Optional.empty(),
                window,
                Optional.empty(),
                false,
                NOON);
    }

    static ControlRecord afterEntry(ControlStateCode state) {
        ControlRecord known = control("customs", state, Window.ANY);
        return new ControlRecord(
                known.id(),
                known.requester(),
                known.number(),
                1,
                known.caseId(),
                Optional.empty(),
                state,
                Optional.of(ControlOriginCode.AFTER_ENTRY),
                known.lines(),
                known.reasonCode(),
                Optional.empty(),
                known.window(),
                Optional.empty(),
                false,
                NOON);
    }

    static Window window(int fromHour, int untilHour, String... place) {
        return new Window(
                place.length == 0 ? Optional.empty() : Optional.of(place[0]),
                Optional.of(at(fromHour)),
                Optional.of(at(untilHour)));
    }

    static Instant at(int hour) {
        return NOON.plusSeconds(3600L * hour);
    }
}
