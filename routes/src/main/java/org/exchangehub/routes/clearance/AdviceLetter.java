package org.exchangehub.routes.clearance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.Basis;
import org.exchangehub.contracts.v1.Blocker;
import org.exchangehub.contracts.v1.BlockerCode;
import org.exchangehub.contracts.v1.ClearanceAdvice;
import org.exchangehub.contracts.v1.LineAdvice;
import org.exchangehub.contracts.v1.Obligation;
import org.exchangehub.routes.clearance.Advice.Block;
import org.exchangehub.routes.clearance.Advice.Ground;
import org.exchangehub.routes.clearance.Advice.Owed;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Hash;

/** The message that carries an advice to Customs. */
final class AdviceLetter {

    private final ClearanceAdvice letter = new ClearanceAdvice();
    private final Instant issued;

    AdviceLetter(CaseRecord concerned, Advice advice, Instant issued) {
        this.issued = issued;
        letter.setCaseID(concerned.id().toString());
        letter.setReference(concerned.reference());
        letter.setDeclarationVersionID(concerned.version());
        letter.setAdviceCode(advice.code());
        letter.setCustodyCode(advice.whole().custody());
        letter.setText(text(advice));
        letter.setPolicyVersion(advice.policy());
        advice.lines().forEach((line, effect) -> {
            LineAdvice one = new LineAdvice();
            one.setSequenceNumeric(line);
            one.setAdviceCode(effect.advice());
            one.setCustodyCode(effect.custody());
            letter.getLine().add(one);
        });
        advice.blocks().forEach(block -> letter.getBlocker().add(blocker(block)));
        advice.obligations().forEach(owed -> letter.getObligation().add(obligation(owed)));
        advice.basis().forEach(ground -> letter.getBasis().add(basis(ground)));
    }

    /** What tells whether an advice says something new: all of it but its number and time. */
    byte[] contentHash(Canonical canonical) {
        letter.setAdviceNumber(0);
        letter.setIssueDateTime(Instant.EPOCH.atOffset(ZoneOffset.UTC));
        return Hash.ofBody(canonical.write(letter));
    }

    byte[] write(Canonical canonical, int number) {
        letter.setAdviceNumber(number);
        letter.setIssueDateTime(utc(issued));
        return canonical.write(letter);
    }

    private static String text(Advice advice) {
        if (advice.code() != AdviceCode.MAY_RELEASE) {
            return advice.blocks().stream().map(AdviceLetter::words).limit(20).collect(Collectors.joining("; "));
        }
        if (advice.concerned() == 0) {
            return "May release, no agency concerned";
        }
        boolean silence = advice.basis().stream()
                .anyMatch(ground ->
                        ground.kind().filter(BlockerCode.OVERDUE::equals).isPresent());
        String agree = advice.concerned() == 1
                ? "the one agency concerned agrees"
                : "all " + advice.concerned() + " agencies concerned agree";
        return "May release, " + (silence ? "though not every agency has answered: see the obligations" : agree);
    }

    private static String words(Block block) {
        return block.partner() + " on line " + block.line() + ": "
                + switch (block.kind()) {
                    case DISPOSITION -> block.disposition().orElseThrow().value();
                    case NO_ANSWER -> "no answer yet";
                    case OVERDUE -> "no answer in time";
                    case CONTROL -> "control " + block.reasonCode().orElse("");
                    case PERMIT ->
                        "permit " + block.subject() + " " + block.reasonCode().orElse("");
                };
    }

    private static Blocker blocker(Block block) {
        Blocker blocker = new Blocker();
        blocker.setPartnerID(block.partner().value());
        blocker.setBlockerCode(block.kind());
        switch (block.kind()) {
            case CONTROL -> blocker.setControlID(block.subject());
            case PERMIT -> blocker.setPermitID(block.subject());
            case DISPOSITION, NO_ANSWER, OVERDUE -> blocker.setReferralID(block.subject());
        }
        blocker.setSequenceNumeric(block.line());
        block.disposition().ifPresent(blocker::setDispositionCode);
        block.reasonCode().ifPresent(blocker::setReasonCode);
        block.text().ifPresent(blocker::setReasonText);
        blocker.setSinceDateTime(utc(block.since()));
        block.until().ifPresent(until -> blocker.setUntilDateTime(utc(until)));
        blocker.setResolutionText(block.resolution());
        return blocker;
    }

    private static Obligation obligation(Owed owed) {
        Obligation obligation = new Obligation();
        owed.obligation().map(UUID::toString).ifPresent(obligation::setObligationID);
        obligation.setPartnerID(owed.partner().value());
        obligation.setSequenceNumeric(owed.line());
        obligation.setText(owed.text());
        obligation.setSinceDateTime(utc(owed.since()));
        owed.until().ifPresent(until -> obligation.setUntilDateTime(utc(until)));
        return obligation;
    }

    private static Basis basis(Ground ground) {
        Basis basis = new Basis();
        basis.setSequenceNumeric(ground.line());
        basis.setPartnerID(ground.partner().value());
        ground.kind().ifPresent(basis::setBlockerCode);
        ground.disposition().ifPresent(basis::setDispositionCode);
        ground.message().map(UUID::toString).ifPresent(basis::setMessageID);
        basis.setEventDateTime(utc(ground.since()));
        return basis;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
