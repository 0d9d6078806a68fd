package org.exchangehub.connectors.as4;

import static org.exchangehub.connectors.as4.As4Reader.given;

import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.ebms3header.Ebms3MessageInfo;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.MessagePartNRInformation;
import com.helger.phase4.ebms3header.NonRepudiationInformation;
import com.helger.xsds.xmldsig.ReferenceType;
import java.util.List;
import java.util.Optional;

/** Reads signals: receipts, errors, and requests to pull. */
final class Signals {

    private Signals() {}

    static As4Received read(String sender, Ebms3SignalMessage signal) {
        Ebms3MessageInfo info = given(signal.getMessageInfo());
        String id = given(info.getMessageId());
        if (signal.getPullRequest() != null) {
            String channel = signal.getPullRequest().getMpc();
            return new As4Received.Pull(sender, id, channel == null ? As4Mode.DEFAULT_CHANNEL : channel);
        }
        if (signal.hasErrorEntries()) {
            return failure(Optional.of(sender), signal);
        }
        List<ReferenceType> parts = given(signal.getReceipt()).getAny().stream()
                .filter(NonRepudiationInformation.class::isInstance)
                .map(NonRepudiationInformation.class::cast)
                .flatMap(information -> information.getMessagePartNRInformation().stream())
                .map(MessagePartNRInformation::getReference)
                .<ReferenceType>map(As4Reader::given)
                .toList();
        return new As4Received.Receipt(sender, id, given(info.getRefToMessageId()), parts);
    }

    static As4Received failure(Optional<String> sender, Ebms3SignalMessage signal) {
        Ebms3Error error = given(signal.getErrorAtIndex(0));
        Optional<String> about = Optional.ofNullable(error.getRefToMessageInError())
                .or(() -> Optional.ofNullable(given(signal.getMessageInfo()).getRefToMessageId()));
        String words = Optional.ofNullable(error.getErrorDetail())
                .or(() -> Optional.ofNullable(error.getShortDescription()))
                .orElse("");
        return new As4Received.Failure(sender, about, given(error.getErrorCode()), words);
    }
}
