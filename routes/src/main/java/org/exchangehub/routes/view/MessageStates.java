package org.exchangehub.routes.view;

import java.time.ZoneOffset;
import org.exchangehub.contracts.v1.Fault;
import org.exchangehub.contracts.v1.MessageState;
import org.exchangehub.routes.record.MessageRecord;

/** What became of a message, as canonical document. */
public final class MessageStates {

    private MessageStates() {}

    public static MessageState of(MessageRecord message) {
        MessageState state = new MessageState();
        state.setMessageID(message.id().toString());
        message.senderMessageId().ifPresent(state::setSenderMessageID);
        state.setKind(message.kind());
        state.setStatusCode(message.status());
        message.caseId().ifPresent(id -> state.setCaseID(id.toString()));
        message.mrn().ifPresent(state::setMRN);
        message.lrn().ifPresent(state::setLRN);
        state.setReceivedDateTime(message.receivedAt().atOffset(ZoneOffset.UTC));
        message.reason().ifPresent(reason -> state.setReasonCode(reason.name()));
        message.faultList().forEach(fault -> {
            Fault line = new Fault();
            line.setPosition(fault.position());
            line.setReason(fault.reason());
            state.getFault().add(line);
        });
        return state;
    }
}
