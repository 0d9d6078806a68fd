package org.exchangehub.routes.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Match;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.Ground;
import org.exchangehub.contracts.v1.Referral;
import org.exchangehub.contracts.v1.ReferralRoleCode;
import org.exchangehub.contracts.v1.Withdrawal;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Writes the messages that an agency gets about a referral, and owes them to it. */
public final class ReferralLetters {

    private final Canonical canonical;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Clock clock;

    public ReferralLetters(Canonical canonical, Outbox outbox, Evidence evidence, Clock clock) {
        this.canonical = canonical;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Owes the agency this version of its referral, in the place of any older one that has not left yet.
     *
     * @param due by when the lines that are new or changed have to be answered
     */
    void refer(
            OnCase<Declaration> on,
            ReferralRecord referral,
            List<Match> matches,
            Set<Integer> lines,
            Optional<Due> due) {
        if (referral.version() > 1) {
            outbox.supersede(referral.id(), "Superseded by version " + referral.version());
        }
        Referral letter = new Referral();
        letter.setReferralID(referral.id().toString());
        letter.setVersionID(referral.version());
        letter.setCaseID(referral.caseId().toString());
        letter.setRecipientID(referral.partner().value());
        letter.setRoleCode(
                referral.role() == CompetenceRole.DECIDE ? ReferralRoleCode.DECIDE : ReferralRoleCode.INFORM);
        letter.setIssueDateTime(now());
        due.flatMap(Due::acknowledgement)
                .ifPresent(sign -> letter.setAcknowledgementDueDateTime(sign.atOffset(ZoneOffset.UTC)));
        due.ifPresent(end -> letter.setResponseDueDateTime(end.answer().atOffset(ZoneOffset.UTC)));
        matches.forEach(match -> letter.getGround().add(ground(match)));
        // The hub's own copy: what it leaves out must not be missing from the message itself.
        Declaration extract = canonical.read(on.message().canonical(), Declaration.class);
        extract.getGoodsItem().removeIf(item -> !lines.contains(item.getSequenceNumeric()));
        on.concerned().mrn().ifPresent(extract::setMRN);
        extract.setVersionID(on.concerned().version());
        letter.setDeclaration(extract);
        evidence.note(Step.of(
                referral.caseId(),
                "REFERRED",
                referral.partner(),
                Kind.REFERRAL,
                on.message().id(),
                "Version " + referral.version() + " of referral " + referral.id() + ", competence "
                        + referral.competence() + ": "
                        + String.join(
                                "; ", matches.stream().map(Match::explanation).toList())));
        owe(referral, Kind.REFERRAL, canonical.write(letter), "Referral, version " + referral.version());
    }

    /** Owes the agency the withdrawal, unless it never was sent anything of the referral. */
    void withdraw(OnCase<?> on, ReferralRecord referral, String reasonCode, String reasonText) {
        int sent = outbox.supersede(referral.id(), "The referral is withdrawn: " + reasonCode);
        evidence.note(Step.of(
                referral.caseId(),
                "WITHDRAWN",
                referral.partner(),
                Kind.WITHDRAWAL,
                on.message().id(),
                "Referral " + referral.id() + " withdrawn: " + reasonCode
                        + (sent == 0 ? "; it had not been sent" : "")));
        if (sent == 0) {
            return;
        }
        Withdrawal letter = new Withdrawal();
        letter.setReferralID(referral.id().toString());
        letter.setVersionID(referral.version());
        letter.setCaseID(referral.caseId().toString());
        letter.setRecipientID(referral.partner().value());
        letter.setReference(on.concerned().reference());
        letter.setReasonCode(reasonCode);
        letter.setReasonText(reasonText);
        letter.setIssueDateTime(now());
        owe(referral, Kind.WITHDRAWAL, canonical.write(letter), "Withdrawal");
    }

    /** What tells whether a goods item has changed. */
    byte[] hash(GoodsItem item) {
        Declaration alone = new Declaration();
        alone.getGoodsItem().add(item);
        return Hash.ofBody(canonical.write(alone));
    }

    private void owe(ReferralRecord referral, Kind kind, byte[] letter, String text) {
        outbox.owe(new Owed(
                Ids.next(),
                referral.partner(),
                kind,
                referral.caseId(),
                Optional.of(referral.id()),
                Optional.of(referral.id().toString()),
                letter,
                text));
    }

    private static Ground ground(Match match) {
        Ground ground = new Ground();
        ground.setSequenceNumeric(match.line());
        ground.setRuleID(match.ruleId());
        ground.setText(match.explanation());
        return ground;
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return now.atOffset(ZoneOffset.UTC);
    }
}
