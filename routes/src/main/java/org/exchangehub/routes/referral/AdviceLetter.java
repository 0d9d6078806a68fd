package org.exchangehub.routes.referral;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.Blocker;
import org.exchangehub.contracts.v1.ClearanceAdvice;
import org.exchangehub.contracts.v1.LineAdvice;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Hash;
import org.exchangehub.routes.referral.ClearancePolicy.Advice;
import org.exchangehub.routes.referral.ClearancePolicy.Block;

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
        letter.setText(text(advice));
        letter.setPolicyVersion(ClearancePolicy.VERSION);
        advice.lines().forEach((line, code) -> {
            LineAdvice one = new LineAdvice();
            one.setSequenceNumeric(line);
            one.setAdviceCode(code);
            letter.getLine().add(one);
        });
        advice.blocks().forEach(block -> letter.getBlocker().add(blocker(block)));
    }

    /** What tells whether an advice says something new: all of it but its number and time. */
    byte[] contentHash(Canonical canonical) {
        letter.setAdviceNumber(0);
        letter.setIssueDateTime(Instant.EPOCH.atOffset(ZoneOffset.UTC));
        return Hash.ofBody(canonical.write(letter));
    }

    byte[] write(Canonical canonical, int number) {
        letter.setAdviceNumber(number);
        letter.setIssueDateTime(issued.atOffset(ZoneOffset.UTC));
        return canonical.write(letter);
    }

    private static String text(Advice advice) {
        if (advice.concerned() == 0) {
            return "May release, no agency concerned";
        }
        if (advice.code() == AdviceCode.MAY_RELEASE) {
            return "May release, "
                    + (advice.concerned() == 1
                            ? "the one agency concerned agrees"
                            : "all " + advice.concerned() + " agencies concerned agree");
        }
        return advice.blocks().stream()
                .map(block -> block.asked().partner() + " on line "
                        + block.asked().line() + ": "
                        + block.answer().map(given -> given.code().value()).orElse("no answer yet"))
                .limit(20)
                .collect(Collectors.joining("; "));
    }

    private static Blocker blocker(Block block) {
        Blocker blocker = new Blocker();
        blocker.setPartnerID(block.asked().partner().value());
        blocker.setReferralID(block.asked().referral().toString());
        blocker.setSequenceNumeric(block.asked().line());
        blocker.setSinceDateTime(block.answer()
                .map(ClearancePolicy.Given::eventTime)
                .orElse(block.asked().since())
                .atOffset(ZoneOffset.UTC));
        block.answer().ifPresent(given -> {
            blocker.setDispositionCode(given.code());
            given.reasonCode().ifPresent(blocker::setReasonCode);
            given.text().ifPresent(blocker::setReasonText);
        });
        blocker.setResolutionText(
                block.answer().map(ClearancePolicy.Given::resolution).orElse(Resolutions.UNANSWERED));
        return blocker;
    }
}
