package org.exchangehub.routes.view;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.v1.LineState;
import org.exchangehub.routes.clearance.Calculus;
import org.exchangehub.routes.clearance.CaseFacts;
import org.exchangehub.routes.clearance.Facts.Given;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;

/** Where one line of a referral stands: the answer that counts now. */
final class LineStates {

    private LineStates() {}

    static LineState of(Calculus calculus, LineRecord line, List<AnswerRecord> answers) {
        LineState state = new LineState();
        state.setSequenceNumeric(line.line());
        Optional<Given> current = calculus.current(CaseFacts.given(line, answers));
        current.ifPresent(answer -> {
            state.setDispositionCode(answer.code());
            answer.reasonCode().ifPresent(state::setReasonCode);
            answer.text().ifPresent(state::setReasonText);
            state.setEventDateTime(answer.eventTime().atOffset(ZoneOffset.UTC));
        });
        return state;
    }
}
