package org.exchangehub.routes.clearance;

import org.exchangehub.routes.clearance.Facts.ControlStanding;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.clearance.Facts.PermitFact;

/** What resolves a blocking fact, in words. */
final class Resolutions {

    static final String UNANSWERED = "The agency has to answer";
    static final String EXPIRED = "The agency's consent has expired: it has to answer again";
    static final String OVERDUE = "The agency has to answer; by its agreement the goods are held until it does";
    static final String RELEASED_UNANSWERED =
            "The agency did not answer in time; by its agreement the goods may go, and the trader answers for them until it does";

    private Resolutions() {}

    static String of(Given answer) {
        return switch (answer.code()) {
            case MAY_PROCEED -> "Nothing is needed";
            case CONDITIONAL -> answer.obligation().orElse("The obligation has to be met");
            case UNDER_REVIEW -> "The agency has to decide";
            case DOCUMENT_REQUIRED ->
                answer.documents().isEmpty()
                        ? "Present the document that the agency names"
                        : "Present " + String.join(", ", answer.documents());
            case EXAMINE -> "The goods have to be examined or sampled";
            case HOLD_INTACT -> "The agency has to lift its hold; the goods stay whole until then";
            case DO_NOT_OPEN -> "The agency has to lift its hold; the goods stay unopened until then";
            case MOVE_TO_SECURE_FACILITY -> "Move the goods to a secure facility";
            case DATA_REJECTED -> "Replace the declaration: the agency can not assess its data";
            case REFUSE -> "The agency has to take its refusal back, or the goods go back";
        };
    }

    static String of(ControlStanding control) {
        return switch (control) {
            case OPEN -> "The control has to be carried out, or cancelled by who ordered it";
            case FINISHED -> "Nothing is needed";
            case FOUND -> "Who ordered the control has to clear its finding by a later result";
            case PROHIBITED ->
                "The goods may not enter as they are; a later result or the laboratory has to clear the finding";
            case GOODS_TAKEN -> "The goods were taken; a later result has to give them back";
        };
    }

    static String releasedUnchecked(PermitFact permit) {
        return "The register of permit " + permit.permit()
                + " could not be asked; the goods may go, and the trader answers for them until it has confirmed the permit";
    }

    static String of(PermitFact permit) {
        return switch (permit.standing()) {
            case COVERS -> "Nothing is needed";
            case COVERS_NOT -> "Name a permit that covers the goods, or have this one changed";
            case UNKNOWN -> "The register of the permit has to answer";
        };
    }
}
