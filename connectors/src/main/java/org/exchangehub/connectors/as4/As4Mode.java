package org.exchangehub.connectors.as4;

import java.time.Duration;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.XmlRoot;
import org.exchangehub.contracts.RefusedException;

/**
 * How one side exchanges messages with another: what ebMS calls a processing mode. One-way push, and one-way pull.
 *
 * @param self how this side is named
 * @param other how the other side is named
 * @param agreement that both refer to
 * @param outgoing service of what goes to the other side
 * @param incoming service of what comes from there
 * @param action of all messages; where there is none, the action is the name of the root element of the message
 * @param channel the message partition channel (MPC) of what is pulled
 * @param pull how often this side looks for what lies there for it, where it does
 * @param pulled the channel from which the other side pulls what this side has for it; where there is none, this side pushes
 */
public record As4Mode(
        As4Party self,
        As4Party other,
        Optional<Name> agreement,
        Name outgoing,
        Name incoming,
        Optional<String> action,
        String channel,
        Optional<Duration> pull,
        Optional<String> pulled) {

    /** The channel of messages that name none (ebMS 3.0 core, 3.4.1). */
    public static final String DEFAULT_CHANNEL =
            "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC";

    /** A name of an agreement or a service, with what kind of name it is. */
    public record Name(String value, Optional<String> type) {}

    /** The same exchange as the other side sees it. */
    public As4Mode mirrored() {
        return new As4Mode(
                other,
                self,
                agreement,
                incoming,
                outgoing,
                action,
                pulled.orElse(channel),
                Optional.empty(),
                pull.map(often -> channel));
    }

    /** The same exchange for a message that only tests the connection; it is pushed, also to who pulls. */
    As4Mode pinging() {
        return new As4Mode(
                self,
                other,
                agreement,
                new Name(As4Received.PING_SERVICE, Optional.empty()),
                incoming,
                Optional.of(As4Received.PING),
                channel,
                pull,
                Optional.empty());
    }

    /**
     * Compares what a message says of itself with what was agreed.
     *
     * @throws As4RefusedException EBMS:0010 where they differ
     */
    public void check(As4Received.Told told) {
        differs(told, "From", other.id(), told.from());
        differs(told, "To", self.id(), told.to());
        // A test may also name the agreed service.
        if (!told.isPing() || !As4Received.PING_SERVICE.equals(told.service())) {
            differs(told, "Service", incoming.value(), told.service());
        }
        agreement.ifPresent(agreed ->
                differs(told, "AgreementRef", agreed.value(), told.agreement().orElse("")));
        if (!told.isPing()) {
            differs(told, "Action", agreedAction(told), told.action());
        }
    }

    /** @throws RefusedException MALFORMED where the action is to be a root element and there is none */
    String actionOf(Wire payload) {
        return action.orElseGet(() -> XmlRoot.of(payload.bytes()).name());
    }

    private String agreedAction(As4Received.Told told) {
        try {
            return actionOf(told.payload());
        } catch (RefusedException notXml) {
            throw new As4RefusedException(
                    Ebms.VALUE_INCONSISTENT, Optional.of(told.messageId()), "The payload is no XML document", notXml);
        }
    }

    private static void differs(As4Received.Told told, String what, String agreed, String said) {
        if (!agreed.equals(said)) {
            throw new As4RefusedException(
                    Ebms.PROCESSING_MODE_MISMATCH, Optional.of(told.messageId()), what + " is not " + agreed);
        }
    }
}
