package org.exchangehub.routes.binding.queue;

import jakarta.jms.BytesMessage;
import java.util.Optional;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.routes.exchange.Addresses;
import org.springframework.jms.core.JmsTemplate;

/** Puts answers where their receiver reads them: on its own reply queue, wherever its message wanted them. */
public final class QueueReplies {

    private final JmsTemplate broker;
    private final JsonForm json;

    public QueueReplies(JmsTemplate broker, JsonForm json) {
        this.broker = broker;
        this.json = json;
    }

    /** A canonical document as its reader wants it. */
    Wire written(byte[] document, boolean isJson) {
        return isJson
                ? new Wire(Format.CANONICAL_JSON.mediaType(), json.toJson(document))
                : new Wire(Format.CANONICAL_XML.mediaType(), document);
    }

    /** @param kind of the document: receipt, answer, refusal or acknowledgement */
    void send(PartnerId receiver, Wire document, String kind, Optional<String> correlation) {
        broker.send(Addresses.reply(receiver), session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(document.bytes());
            message.setStringProperty("kind", kind);
            message.setStringProperty("contentType", document.mediaType());
            if (correlation.isPresent()) {
                message.setJMSCorrelationID(correlation.get());
            }
            return message;
        });
    }
}
