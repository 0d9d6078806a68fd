package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;
import org.junit.jupiter.api.Test;

/** The deadlines of an agreement, with what holds where it says nothing. */
class AgreementTest {

    private static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void withoutDeadlinesThereAreNone() {
        assertThat(agreement("").deadlines()).isEmpty();
    }

    @Test
    void everythingSaid() {
        Due due = due("""
                calendar: {opens: "09:00", closes: "15:00", closed: ["2026-11-25"]}
                deadlines:
                  referral:
                    acknowledge: {hours: 1.5}
                    answer: {workingDays: 2}
                    reminder: {workingDays: 1}
                    escalation: {hours: 2}
                    contingency: release-with-obligation
                """);
        assertThat(due.answer()).isEqualTo(Instant.parse("2026-11-27T09:00:00Z"));
        assertThat(due.acknowledgement()).contains(Instant.parse("2026-11-24T10:30:00Z"));
        assertThat(due.reminder()).contains(Instant.parse("2026-11-26T09:00:00Z"));
        assertThat(due.escalation()).contains(Instant.parse("2026-11-27T07:00:00Z"));
        assertThat(due.contingency()).isEqualTo(Contingency.RELEASE_WITH_OBLIGATION);
    }

    @Test
    void theDefaultsAreHoldAReminderFourHoursAndAnEscalationOneHourBefore() {
        Due due = due("deadlines: {referral: {answer: {hours: 24}}}\n");
        assertThat(due)
                .isEqualTo(new Due(
                        TUESDAY_TEN,
                        Optional.empty(),
                        Instant.parse("2026-11-25T09:00:00Z"),
                        Optional.of(Instant.parse("2026-11-25T05:00:00Z")),
                        Optional.of(Instant.parse("2026-11-25T08:00:00Z")),
                        Contingency.HOLD));
    }

    @Test
    void whereThereIsNoTimeForAReminderThereIsNone() {
        Due due = due("deadlines: {referral: {answer: {hours: 2}, acknowledge: {hours: 3}}}\n");
        assertThat(due.reminder()).isEmpty();
        assertThat(due.escalation()).isPresent();
        assertThat(due.acknowledgement()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldWithItsLine() {
        assertRefused("deadlines: {control-order: {answer: {hours: 2}}}\n", "line 7", "may not receive this kind");
        assertRefused("deadlines: {referral: {acknowledge: {hours: 2}}}\n", "line 7", "answer");
        assertRefused("deadlines: {referral: {answer: {hours: 0}}}\n", "line 7", "hours");
        assertRefused("deadlines: {referral: {answer: {hours: 1, workingDays: 1}}}\n", "line 7", "answer");
        assertRefused("calendar: {opens: \"16:00\", closes: \"08:00\"}\n", "line 7", "closes");
        assertRefused("calendar: {closed: [\"2026-02-30\"]}\n", "line 7", "no day 2026-02-30");
    }

    private static void assertRefused(String more, String... told) {
        assertThatThrownBy(() -> agreement(more))
                .isInstanceOf(BadFolderException.class)
                .hasMessageContainingAll(told);
    }

    private static Due due(String more) {
        return java.util.Objects.requireNonNull(agreement(more).deadlines().get(Kind.REFERRAL))
                .of(TUESDAY_TEN);
    }

    @Test
    void aControlThatIsNotCarriedOutReleasesNoGoods() {
        assertThat(agreement("control-order", "deadlines: {control-order: {answer: {hours: 2}}}\n")
                        .deadlines())
                .containsOnlyKeys(Kind.CONTROL_ORDER);
        assertThatThrownBy(() -> agreement(
                        "control-order",
                        "deadlines: {control-order: {answer: {hours: 2}, contingency: release-with-obligation}}\n"))
                .hasMessageContainingAll("line 7", "releases no goods");
    }

    private static Agreement agreement(String more) {
        return agreement("referral", more);
    }

    private static Agreement agreement(String receives, String more) {
        String yaml = """
                version: "1"
                legalBasis: the act
                purpose: trial
                kinds:
                  receives: [%s]
                  sends: []
                """.formatted(receives) + more;
        return new AgreementReader(new Folder("trial", Map.of("agreement.yaml", yaml.getBytes(UTF_8)))).read();
    }
}
