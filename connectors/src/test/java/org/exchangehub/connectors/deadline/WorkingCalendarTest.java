package org.exchangehub.connectors.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days of Norway: known days, both changes of the clocks, and laws that hold for any time. */
class WorkingCalendarTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final WorkingCalendar OFFICE = new WorkingCalendar(
            LocalTime.of(8, 0), LocalTime.of(15, 45), Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31)));

    @ParameterizedTest
    @CsvSource({
        "1818, 1818-03-22", "1943, 1943-04-25", "1954, 1954-04-18", "1981, 1981-04-19", "2000, 2000-04-23",
        "2019, 2019-04-21", "2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28",
        "2028, 2028-04-16", "2038, 2038-04-25", "2049, 2049-04-18", "2076, 2076-04-19", "2285, 2285-03-22"
    })
    void easterIsOnItsKnownDay(int year, LocalDate easter) {
        assertThat(PublicHolidays.easter(year)).isEqualTo(easter);
    }

    @Test
    void thePublicHolidaysOfAYearAreThoseOfTheCalendar() {
        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(PublicHolidays::isOne)
                        .map(LocalDate::toString))
                .containsExactly(
                        "2026-01-01",
                        "2026-04-02",
                        "2026-04-03",
                        "2026-04-05",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-14",
                        "2026-05-17",
                        "2026-05-24",
                        "2026-05-25",
                        "2026-12-25",
                        "2026-12-26");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "2026-11-24T10:15:00+01:00, 2, 2026-11-26T10:15:00+01:00, a plain week",
        "2026-11-27T10:15:00+01:00, 1, 2026-11-30T10:15:00+01:00, over the week's end",
        "2026-11-24T06:00:00+01:00, 1, 2026-11-25T08:00:00+01:00, before it opens: from when it opens",
        "2026-11-24T15:45:00+01:00, 1, 2026-11-26T08:00:00+01:00, once it has closed: from the next day",
        "2026-11-28T12:00:00+01:00, 1, 2026-12-01T08:00:00+01:00, on Saturday: from Monday",
        "2026-04-01T12:00:00+02:00, 1, 2026-04-07T12:00:00+02:00, over Easter",
        "2026-05-13T12:00:00+02:00, 2, 2026-05-18T12:00:00+02:00, Ascension is no working day",
        "2026-12-23T12:00:00+01:00, 1, 2026-12-28T12:00:00+01:00, Christmas Eve is a day of its own",
        "2026-12-30T12:00:00+01:00, 1, 2027-01-04T12:00:00+01:00, over the new year",
        "2026-03-27T10:00:00+01:00, 1, 2026-03-30T10:00:00+02:00, the clocks go forward",
        "2026-10-23T10:00:00+02:00, 1, 2026-10-26T10:00:00+01:00, the clocks go back"
    })
    void someWorkingDaysLater(OffsetDateTime from, int days, OffsetDateTime until, String story) {
        assertThat(OFFICE.after(from.toInstant(), days)).as(story).isEqualTo(until.toInstant());
    }

    @Test
    void overAChangeOfTheClocksWorkingDaysKeepTheTimeOfDayAndHoursTheirNumber() {
        Term day = new Term.WorkingDays(1);
        Term hours = new Term.Hours(Duration.ofHours(72));
        Instant spring = at("2026-03-27T10:00");
        assertThat(Duration.between(spring, day.after(spring, OFFICE))).isEqualTo(Duration.ofHours(71));
        assertThat(hours.after(spring, OFFICE)).isEqualTo(at("2026-03-30T11:00"));
        Instant autumn = at("2026-10-23T10:00");
        assertThat(Duration.between(autumn, day.after(autumn, OFFICE))).isEqualTo(Duration.ofHours(73));
        assertThat(hours.after(autumn, OFFICE)).isEqualTo(at("2026-10-26T09:00"));
        assertThat(day.before(at("2026-03-30T10:00"), OFFICE)).isEqualTo(spring);
        assertThat(day.before(at("2026-10-26T10:00"), OFFICE)).isEqualTo(autumn);
    }

    @Test
    void anEndIsAMomentAtWhichTheAgencyIsOpen() {
        forMany(random -> {
            Instant end = OFFICE.after(moment(random), random.nextInt(30));
            LocalDateTime local = end.atZone(OSLO).toLocalDateTime();
            assertThat(OFFICE.isWorkingDay(local.toLocalDate())).as("%s", local).isTrue();
            assertThat(local.toLocalTime()).isAfterOrEqualTo(OFFICE.opens()).isBefore(OFFICE.closes());
        });
    }

    @Test
    void aLaterQuestionNeverHasAnEarlierEnd() {
        forMany(random -> {
            Instant one = moment(random);
            Instant other = one.plusSeconds(random.nextInt(400_000));
            int days = random.nextInt(30);
            assertThat(OFFICE.after(other, days)).as("%s, %s", one, other).isAfterOrEqualTo(OFFICE.after(one, days));
        });
    }

    @Test
    void daysAddUpAndBackIsTheWayThatOneCame() {
        forMany(random -> {
            Instant from = moment(random);
            int some = random.nextInt(20);
            int more = random.nextInt(20);
            Instant end = OFFICE.after(from, some + more);
            assertThat(OFFICE.after(OFFICE.after(from, some), more))
                    .as("%s", from)
                    .isEqualTo(end);
            assertThat(OFFICE.before(end, more)).as("%s", from).isEqualTo(OFFICE.after(from, some));
        });
    }

    @Test
    void betweenQuestionAndEndLieExactlySoManyWorkingDays() {
        forMany(random -> {
            Instant from = OFFICE.after(moment(random), 0);
            int days = random.nextInt(30);
            LocalDate first = LocalDate.ofInstant(from, OSLO);
            LocalDate last = LocalDate.ofInstant(OFFICE.after(from, days), OSLO);
            assertThat(first.datesUntil(last).filter(OFFICE::isWorkingDay).count())
                    .as("%s", from)
                    .isEqualTo(days);
        });
    }

    private static void forMany(Consumer<Random> law) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("WorkingCalendarTest: -Dseed=" + seed);
        Random random = new Random(seed);
        for (int n = 0; n < 3_000; n++) {
            law.accept(random);
        }
    }

    /** Some moment from 2024 to 2044, to the second. */
    private static Instant moment(Random random) {
        return Instant.ofEpochSecond(1_704_067_200L + random.nextInt(630_000_000));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(OSLO).toInstant();
    }
}
