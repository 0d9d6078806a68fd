package org.exchangehub.connectors.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When an agency works: Monday to Friday without public holidays and days of its own, by Norwegian time.
 *
 * @param closed days on which it is closed besides those
 */
public record WorkingCalendar(LocalTime opens, LocalTime closes, Set<LocalDate> closed) {

    /** Of an agency that says nothing about it. */
    public static final WorkingCalendar STANDARD =
            new WorkingCalendar(LocalTime.of(8, 0), LocalTime.of(16, 0), Set.of());

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    public WorkingCalendar {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("an agency opens before it closes");
        }
        closed = Set.copyOf(closed);
    }

    /**
     * The same time of day so many working days later. What comes while the agency is closed counts from when it opens
     * next.
     */
    public Instant after(Instant from, int workingDays) {
        ZonedDateTime local = from.atZone(OSLO);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (!isWorkingDay(day) || !time.isBefore(closes)) {
            day = next(day, 1);
            time = opens;
        } else if (time.isBefore(opens)) {
            time = opens;
        }
        for (int n = 0; n < workingDays; n++) {
            day = next(day, 1);
        }
        return day.atTime(time).atZone(OSLO).toInstant();
    }

    /** The same time of day so many working days earlier; what ends while the agency is closed counts from when it closed. */
    Instant before(Instant end, int workingDays) {
        ZonedDateTime local = end.atZone(OSLO);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (!isWorkingDay(day) || time.isBefore(opens)) {
            day = next(day, -1);
            time = closes;
        } else if (time.isAfter(closes)) {
            time = closes;
        }
        for (int n = 0; n < workingDays; n++) {
            day = next(day, -1);
        }
        return day.atTime(time).atZone(OSLO).toInstant();
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
                && !PublicHolidays.isOne(day)
                && !closed.contains(day);
    }

    private LocalDate next(LocalDate day, int step) {
        LocalDate other = day.plusDays(step);
        while (!isWorkingDay(other)) {
            other = other.plusDays(step);
        }
        return other;
    }
}
