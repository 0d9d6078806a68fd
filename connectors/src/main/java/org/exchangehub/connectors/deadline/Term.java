package org.exchangehub.connectors.deadline;

import java.time.Duration;
import java.time.Instant;

/** A length of time as an agreement gives it. */
public sealed interface Term {

    Instant after(Instant from, WorkingCalendar calendar);

    Instant before(Instant end, WorkingCalendar calendar);

    /** Hours as they pass, day and night. */
    record Hours(Duration length) implements Term {

        @Override
        public Instant after(Instant from, WorkingCalendar calendar) {
            return from.plus(length);
        }

        @Override
        public Instant before(Instant end, WorkingCalendar calendar) {
            return end.minus(length);
        }
    }

    /** Working days of the agency. */
    record WorkingDays(int days) implements Term {

        @Override
        public Instant after(Instant from, WorkingCalendar calendar) {
            return calendar.after(from, days);
        }

        @Override
        public Instant before(Instant end, WorkingCalendar calendar) {
            return calendar.before(end, days);
        }
    }
}
