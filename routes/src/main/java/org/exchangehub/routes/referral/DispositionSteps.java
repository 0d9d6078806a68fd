package org.exchangehub.routes.referral;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.Disposition;
import org.exchangehub.contracts.v1.DispositionLine;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** An agency's answer is recorded for the lines that it was asked about. */
public final class DispositionSteps {

    private final Referrals referrals;
    private final Evidence evidence;

    public DispositionSteps(Referrals referrals, Evidence evidence) {
        this.referrals = referrals;
        this.evidence = evidence;
    }

    /** Records each line's answer, or refuses all of them where one is not asked for. */
    OnCase<Disposition> record(OnCase<Disposition> on) {
        ReferralRecord referral = referrals.find(on.referral().orElseThrow()).orElseThrow();
        if (referral.withdrawn() || on.concerned().state() == CaseStateCode.CANCELLED) {
            throw new RefusedException(
                    Reason.REFERRAL_WITHDRAWN,
                    "/Disposition/ReferralID",
                    "Referral " + referral.id() + " is withdrawn");
        }
        Disposition disposition = on.payload();
        int version = Optional.ofNullable(disposition.getVersionID()).orElse(referral.version());
        if (version > referral.version()) {
            throw new RefusedException(
                    Reason.REFERRAL_UNKNOWN,
                    "/Disposition/VersionID",
                    "The newest version of the referral is " + referral.version());
        }
        Map<Integer, LineRecord> asked = referrals.linesOfCase(referral.caseId()).stream()
                .filter(line -> line.referral().equals(referral.id()) && line.active())
                .collect(Collectors.toMap(LineRecord::line, line -> line));
        List<DispositionLine> lines = disposition.getLine();
        for (int i = 0; i < lines.size(); i++) {
            check(lines.get(i), asked, version, "/Disposition/Line[" + (i + 1) + "]/SequenceNumeric");
        }
        lines.forEach(line -> referrals.add(answer(on, referral, version, line)));
        evidence.note(Step.of(
                referral.caseId(),
                "DISPOSED",
                referral.partner(),
                on.message().kind(),
                on.message().id(),
                lines.stream()
                        .map(line -> "line " + line.getSequenceNumeric() + ": "
                                + line.getDispositionCode().value())
                        .collect(Collectors.joining(", "))));
        return on;
    }

    private static void check(DispositionLine line, Map<Integer, LineRecord> asked, int version, String position) {
        LineRecord known = asked.get(line.getSequenceNumeric());
        if (known == null) {
            throw new RefusedException(
                    Reason.LINE_NOT_REFERRED,
                    position,
                    "The referral does not ask about goods item " + line.getSequenceNumeric());
        }
        if (version < known.askedVersion()) {
            throw new RefusedException(
                    Reason.REFERRAL_SUPERSEDED,
                    position,
                    "Goods item " + line.getSequenceNumeric() + " was changed by version " + known.askedVersion()
                            + " of the referral");
        }
    }

    private static AnswerRecord answer(
            OnCase<Disposition> on, ReferralRecord referral, int version, DispositionLine line) {
        return new AnswerRecord(
                referral.id(),
                line.getSequenceNumeric(),
                on.message().id(),
                version,
                line.getDispositionCode(),
                on.payload().getEventDateTime().toInstant(),
                Optional.ofNullable(line.getValidUntilDateTime()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(line.getReasonCode()),
                Optional.ofNullable(line.getReasonText()),
                Optional.ofNullable(line.getObligationText()),
                line.getRequiredDocumentTypeCode().isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join(" ", line.getRequiredDocumentTypeCode())));
    }
}
