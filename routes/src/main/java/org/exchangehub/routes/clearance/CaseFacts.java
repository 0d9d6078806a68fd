package org.exchangehub.routes.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.routes.clearance.Facts.Asked;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.clearance.Facts.Overdue;
import org.exchangehub.routes.clearance.Facts.PermitFact;
import org.exchangehub.routes.clearance.Facts.PermitStanding;
import org.exchangehub.routes.control.ControlFacts;
import org.exchangehub.routes.deadline.DeadlineRecord;
import org.exchangehub.routes.deadline.DeadlineState;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.deadline.Obligations.ObligationRecord;
import org.exchangehub.routes.deadline.Obligations.PermitOwed;
import org.exchangehub.routes.deadline.Standing;
import org.exchangehub.routes.permit.Use;
import org.exchangehub.routes.permit.Uses;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.referral.Referrals;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Reads from the record what the advice of a case is computed from; the case is locked. */
public final class CaseFacts {

    private final Referrals referrals;
    private final Deadlines deadlines;
    private final Obligations obligations;
    private final ControlFacts controls;
    private final Uses uses;

    public CaseFacts(
            Referrals referrals, Deadlines deadlines, Obligations obligations, ControlFacts controls, Uses uses) {
        this.referrals = referrals;
        this.deadlines = deadlines;
        this.obligations = obligations;
        this.controls = controls;
        this.uses = uses;
    }

    Facts of(CaseRecord concerned, Instant at) {
        return new Facts(concerned.lines(), asked(concerned.id()), controls.of(concerned), permits(concerned.id()), at);
    }

    private List<PermitFact> permits(UUID caseId) {
        List<Use> named = uses.ofCase(caseId);
        List<ObligationRecord> owed =
                named.stream().anyMatch(CaseFacts::isObliged) ? obligations.openForPermits(caseId) : List.of();
        return named.stream()
                .flatMap(use -> standing(use).stream()
                        .map(standing -> new PermitFact(
                                use.reference(),
                                use.issuer(),
                                use.item(),
                                standing,
                                use.since(),
                                use.reason(),
                                use.text(),
                                overdue(use, owed))))
                .toList();
    }

    private static boolean isObliged(Use use) {
        return use.standing() == Use.Standing.OBLIGED;
    }

    private static Optional<Overdue> overdue(Use use, List<ObligationRecord> owed) {
        return isObliged(use)
                ? Optional.of(new Overdue(
                        use.since(),
                        Contingency.RELEASE_WITH_OBLIGATION,
                        owed.stream()
                                .filter(one -> one.line() == use.item()
                                        && one.permit()
                                                .equals(Optional.of(new PermitOwed(use.kind(), use.reference()))))
                                .map(ObligationRecord::id)
                                .findFirst()))
                : Optional.empty();
    }

    private static Optional<PermitStanding> standing(Use use) {
        return switch (use.standing()) {
            case COVERS -> Optional.of(PermitStanding.COVERS);
            case COVERS_NOT -> Optional.of(PermitStanding.COVERS_NOT);
            case UNKNOWN, OBLIGED -> Optional.of(PermitStanding.UNKNOWN);
            case WARNS, FREE -> Optional.empty();
        };
    }

    private List<Asked> asked(UUID caseId) {
        Map<UUID, ReferralRecord> open = referrals.ofCase(caseId).stream()
                .filter(referral -> !referral.withdrawn())
                .collect(Collectors.toMap(ReferralRecord::id, referral -> referral));
        if (open.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<AnswerRecord>> answers =
                referrals.answersOfCase(caseId).stream().collect(Collectors.groupingBy(AnswerRecord::referral));
        List<DeadlineRecord> set = deadlines.ofCase(caseId);
        List<ObligationRecord> owed = obligations.openOfCase(caseId);
        return referrals.linesOfCase(caseId).stream()
                .filter(LineRecord::active)
                .flatMap(line -> Optional.ofNullable(open.get(line.referral())).stream()
                        .map(referral ->
                                asked(line, referral, answers.getOrDefault(line.referral(), List.of()), set, owed)))
                .toList();
    }

    private static Asked asked(
            LineRecord line,
            ReferralRecord referral,
            List<AnswerRecord> answers,
            List<DeadlineRecord> set,
            List<ObligationRecord> owed) {
        Optional<DeadlineRecord> deadline = set.stream()
                .filter(one -> one.subject().equals(line.referral()) && one.version() == line.askedVersion())
                .findFirst();
        Optional<Overdue> overdue = deadline.filter(
                        one -> one.state() == DeadlineState.OVERDUE && !Standing.isDecided(line, answers))
                .map(one -> new Overdue(one.due().answer(), one.due().contingency(), obligation(line, owed)));
        return new Asked(
                referral.partner(),
                referral.id(),
                referral.role(),
                line.line(),
                line.askedAt(),
                deadline.map(one -> one.due().answer()),
                overdue,
                // That it looks at the goods is no answer in time.
                overdue.isPresent() ? List.of() : given(line, answers));
    }

    private static Optional<UUID> obligation(LineRecord line, List<ObligationRecord> owed) {
        return owed.stream()
                .filter(one -> one.referral().equals(line.referral()) && one.line() == line.line())
                .map(ObligationRecord::id)
                .findFirst();
    }

    /** The answers about a line that are about the goods as now declared. */
    public static List<Given> given(LineRecord line, List<AnswerRecord> answers) {
        return answers.stream()
                .filter(answer -> answer.line() == line.line() && answer.version() >= line.askedVersion())
                .map(answer -> new Given(
                        answer.code(),
                        answer.eventTime(),
                        answer.validUntil(),
                        answer.reasonCode(),
                        answer.reasonText(),
                        answer.obligation(),
                        answer.documents().stream()
                                .flatMap(documents -> Stream.of(documents.split(" ")))
                                .toList(),
                        answer.message()))
                .toList();
    }
}
