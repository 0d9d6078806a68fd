package org.exchangehub.routes.view;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.v1.LineState;
import org.exchangehub.routes.referral.ClearancePolicy;
import org.exchangehub.routes.referral.ClearancePolicy.Given;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;

/** Where one line of a referral stands: the answer that counts now. */
final class LineStates {

    private LineStates() {}

    static LineState of(LineRecord line, List<AnswerRecord> answers) {
        LineState state = new LineState();
        state.setSequenceNumeric(line.line());
        List<Given> given = answers.stream()
                .filter(answer -> answer.line() == line.line() && answer.version() >= line.askedVersion())
                .map(answer ->
                        new Given(answer.code(), answer.eventTime(), answer.reasonCode(), answer.reasonText(), ""))
                .toList();
        Optional<Given> current = ClearancePolicy.current(given);
        current.ifPresent(answer -> {
            state.setDispositionCode(answer.code());
            answer.reasonCode().ifPresent(state::setReasonCode);
            answer.text().ifPresent(state::setReasonText);
            state.setEventDateTime(answer.eventTime().atOffset(ZoneOffset.UTC));
        });
        return state;
    }
}
