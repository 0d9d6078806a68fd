package org.exchangehub.routes.deadline;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Reminder;
import org.exchangehub.contracts.v1.ReminderCode;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Reminds an agency of a referral, where it can hear it; the record says in any case how late it is. */
public final class ReminderLetters {

    private final Catalogue catalogue;
    private final Canonical canonical;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Clock clock;

    public ReminderLetters(Catalogue catalogue, Canonical canonical, Outbox outbox, Evidence evidence, Clock clock) {
        this.catalogue = catalogue;
        this.canonical = canonical;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    void remind(
            CaseRecord concerned,
            ReferralRecord referral,
            DeadlineRecord deadline,
            List<Integer> lines,
            ReminderCode code,
            String text) {
        boolean hears = catalogue
                .find(referral.partner())
                .filter(partner -> partner.agreement().mayReceive(Kind.REMINDER))
                .flatMap(Connector::receives)
                .filter(receives -> receives.kinds().containsKey(Kind.REMINDER))
                .isPresent();
        UUID id = Ids.next();
        evidence.note(Step.of(
                concerned.id(),
                step(code),
                referral.partner(),
                Kind.REMINDER,
                id,
                text + ", lines " + lines + (hears ? "" : "; the agency takes no reminders")));
        if (!hears) {
            return;
        }
        Reminder letter = new Reminder();
        letter.setReferralID(referral.id().toString());
        letter.setVersionID(referral.version());
        letter.setCaseID(concerned.id().toString());
        letter.setRecipientID(referral.partner().value());
        letter.setReference(concerned.reference());
        letter.setReminderCode(code);
        letter.setResponseDueDateTime(deadline.due().answer().atOffset(ZoneOffset.UTC));
        letter.getSequenceNumeric().addAll(lines);
        letter.setText(text);
        letter.setIssueDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        outbox.owe(new Owed(
                id,
                referral.partner(),
                Kind.REMINDER,
                concerned.id(),
                Optional.of(referral.id()),
                Optional.of(referral.id().toString()),
                canonical.write(letter),
                "Reminder: " + code.value()));
    }

    private static String step(ReminderCode code) {
        return switch (code) {
            case REMINDER -> "REMINDED";
            case ESCALATION -> "ESCALATED";
            case OVERDUE -> "OVERDUE";
        };
    }
}
