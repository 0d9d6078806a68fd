package org.exchangehub.routes.referral;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.referral.ClearancePolicy.Advice;
import org.exchangehub.routes.referral.ClearancePolicy.Asked;
import org.exchangehub.routes.referral.ClearancePolicy.Given;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Combines all answers of a case into one advice, and owes it to Customs whenever it changes. */
public final class AdviceSteps {

    private final Cases cases;
    private final Referrals referrals;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Canonical canonical;
    private final Clock clock;

    public AdviceSteps(
            Cases cases, Referrals referrals, Outbox outbox, Evidence evidence, Canonical canonical, Clock clock) {
        this.cases = cases;
        this.referrals = referrals;
        this.outbox = outbox;
        this.evidence = evidence;
        this.canonical = canonical;
        this.clock = clock;
    }

    /** Computes the advice anew and sends it where it differs from the last one. */
    OnCase<?> advise(OnCase<?> on) {
        CaseRecord concerned = on.concerned();
        if (concerned.state() == CaseStateCode.CANCELLED) {
            return on;
        }
        Advice advice = ClearancePolicy.advise(concerned.lines(), asked(concerned.id()));
        AdviceLetter letter = new AdviceLetter(concerned, advice, clock.instant());
        byte[] hash = letter.contentHash(canonical);
        if (concerned.adviceHash().filter(last -> Arrays.equals(last, hash)).isPresent()) {
            return on;
        }
        UUID delivery = Ids.next();
        CaseRecord advised = concerned.advised(delivery, hash);
        cases.save(advised);
        evidence.note(Step.of(
                concerned.id(),
                "ADVISED",
                concerned.owner(),
                Kind.CLEARANCE_ADVICE,
                on.message().id(),
                "Advice " + advised.adviceNumber() + ", policy " + ClearancePolicy.VERSION + ": "
                        + advice.code().value()));
        outbox.owe(new Owed(
                delivery,
                concerned.owner(),
                Kind.CLEARANCE_ADVICE,
                concerned.id(),
                Optional.empty(),
                Optional.of(concerned.declaration().toString()),
                letter.write(canonical, advised.adviceNumber()),
                "Advice " + advised.adviceNumber() + ": " + advice.code().value()));
        return on.with(advised);
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
        return referrals.linesOfCase(caseId).stream()
                .filter(LineRecord::active)
                .flatMap(line -> Optional.ofNullable(open.get(line.referral())).stream()
                        .map(referral -> asked(line, referral, answers.getOrDefault(line.referral(), List.of()))))
                .toList();
    }

    private static Asked asked(LineRecord line, ReferralRecord referral, List<AnswerRecord> answers) {
        List<Given> given = answers.stream()
                .filter(answer -> answer.line() == line.line() && answer.version() >= line.askedVersion())
                .map(answer -> new Given(
                        answer.code(),
                        answer.eventTime(),
                        answer.reasonCode(),
                        answer.reasonText(),
                        Resolutions.of(answer)))
                .toList();
        return new Asked(referral.partner(), referral.id(), referral.role(), line.line(), line.askedAt(), given);
    }
}
