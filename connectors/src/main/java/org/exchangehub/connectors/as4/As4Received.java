package org.exchangehub.connectors.as4;

import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.xsds.xmldsig.ReferenceType;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.w3c.dom.Document;

/** What came by AS4, its signature verified. */
public sealed interface As4Received {

    /** The action of a message that only tests the connection (ebMS 3.0 core, 5.2.2.9). */
    String PING = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/test";

    /** The service of such a message (ebMS 3.0 core, 5.2.2.8). */
    String PING_SERVICE = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/service";

    /**
     * A message.
     *
     * @param sender whose certificate signed it
     * @param inReplyTo the message that it refers to
     * @param payload as its sender wrote it, decrypted and unpacked
     * @param envelope the SOAP envelope with the signature, as it came, in canonical XML
     * @param verified the same after it was verified
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Told(
            String sender,
            String messageId,
            Optional<String> inReplyTo,
            String from,
            String to,
            Optional<String> agreement,
            String service,
            String action,
            Wire payload,
            byte[] envelope,
            Document verified,
            Ebms3UserMessage header)
            implements As4Received {

        /** Whether it only tests the connection. */
        public boolean isPing() {
            return PING.equals(action);
        }
    }

    /**
     * The other side has a message.
     *
     * @param parts what it says has arrived, each with its digest
     */
    record Receipt(String sender, String messageId, String ofMessage, List<ReferenceType> parts)
            implements As4Received {

        public Receipt {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Something went wrong at the other side.
     *
     * @param sender whose certificate signed it; nobody where it is not signed, and then it proves nothing
     */
    record Failure(Optional<String> sender, Optional<String> ofMessage, String code, String text)
            implements As4Received {}

    /** The other side asks for what lies on a channel for it. */
    record Pull(String sender, String messageId, String channel) implements As4Received {}
}
