package org.exchangehub.routes.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.v1.ReferralState;
import org.exchangehub.routes.deadline.DeadlineRecord;
import org.exchangehub.routes.deadline.DeadlineState;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** By when a referral has to be answered, and how late it is: the latest of its deadlines counts. */
record Lateness(Optional<Instant> due, DeadlineState state) {

    static Lateness of(ReferralRecord referral, List<DeadlineRecord> running) {
        List<DeadlineRecord> own = running.stream()
                .filter(deadline -> deadline.subject().equals(referral.id()))
                .toList();
        return new Lateness(
                own.stream().map(deadline -> deadline.due().answer()).min(Comparator.naturalOrder()),
                own.stream()
                        .map(DeadlineRecord::state)
                        .max(Comparator.naturalOrder())
                        .orElse(DeadlineState.STOPPED));
    }

    void write(ReferralState view) {
        due.ifPresent(end -> view.setResponseDueDateTime(end.atOffset(ZoneOffset.UTC)));
        state.code().ifPresent(view::setReminderCode);
    }
}
