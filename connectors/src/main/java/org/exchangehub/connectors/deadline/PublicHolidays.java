package org.exchangehub.connectors.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The public holidays of Norway: the feasts by the church year (LOV-1995-02-24-12 § 2) and 1 and 17 May (LOV-1947-04-26-1). */
final class PublicHolidays {

    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(5, 17), MonthDay.of(12, 25), MonthDay.of(12, 26));

    /** Days after Easter Sunday: Maundy Thursday, Good Friday, both days of Easter, Ascension, both days of Pentecost. */
    private static final Set<Long> BY_EASTER = Set.of(-3L, -2L, 0L, 1L, 39L, 49L, 50L);

    private PublicHolidays() {}

    static boolean isOne(LocalDate day) {
        long afterEaster = day.toEpochDay() - easter(day.getYear()).toEpochDay();
        return FIXED.contains(MonthDay.from(day)) || BY_EASTER.contains(afterEaster);
    }

    /** Easter Sunday of the Gregorian calendar, by the rule of Butcher (Nature, 20 April 1876). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - moon - inCentury % 4) % 7;
        int late = (golden + 11 * moon + 22 * weekday) / 451;
        int days = moon + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
