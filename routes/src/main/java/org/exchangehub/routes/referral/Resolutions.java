package org.exchangehub.routes.referral;

import org.exchangehub.routes.referral.Referrals.AnswerRecord;

/** What resolves a blocking answer, in words. */
final class Resolutions {

    static final String UNANSWERED = "The agency has to answer";

    private Resolutions() {}

    static String of(AnswerRecord answer) {
        return switch (answer.code()) {
            case MAY_PROCEED -> "Nothing is needed";
            case CONDITIONAL -> answer.obligation().orElse("The obligation has to be met");
            case UNDER_REVIEW -> "The agency has to decide";
            case DOCUMENT_REQUIRED ->
                answer.documents()
                        .map(documents -> "Present " + documents.replace(" ", ", "))
                        .orElse("Present the document that the agency names");
            case EXAMINE -> "The goods have to be examined or sampled";
            case HOLD_INTACT -> "The agency has to lift its hold; the goods stay whole until then";
            case DO_NOT_OPEN -> "The agency has to lift its hold; the goods stay unopened until then";
            case MOVE_TO_SECURE_FACILITY -> "Move the goods to a secure facility";
            case DATA_REJECTED -> "Replace the declaration: the agency can not assess its data";
            case REFUSE -> "The agency has to take its refusal back, or the goods go back";
        };
    }
}
