package org.exchangehub.routes.deadline;

import java.util.List;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** How far a referral is answered: the first sign is an answer of any code, UNDER_REVIEW is no answer in time. */
public record Standing(ReferralRecord referral, List<LineRecord> lines, List<AnswerRecord> answers) {

    /** The lines that this version last asked about and that have no decision yet. */
    List<Integer> undecided(int version) {
        return lines.stream()
                .filter(line -> line.active() && line.askedVersion() == version && !isDecided(line, answers))
                .map(LineRecord::line)
                .sorted()
                .toList();
    }

    boolean isAcknowledged(int version) {
        return answers.stream().anyMatch(answer -> answer.version() >= version);
    }

    /** Whether this version still is what counts for the line. */
    boolean asks(int line, int version) {
        return !referral.withdrawn()
                && lines.stream().anyMatch(one -> one.line() == line && one.active() && one.askedVersion() == version);
    }

    /** Whether the agency has said anything about the line, as now declared, but that it looks at it. */
    public static boolean isDecided(LineRecord line, List<AnswerRecord> answers) {
        return answers.stream()
                .anyMatch(answer -> answer.line() == line.line()
                        && answer.version() >= line.askedVersion()
                        && answer.code() != DispositionCode.UNDER_REVIEW);
    }
}
