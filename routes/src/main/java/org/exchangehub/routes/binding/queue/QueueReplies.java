package org.exchangehub.routes.binding.queue;

import jakarta.jms.BytesMessage;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
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

    /** @param kind of the document: receipt, answer or refusal */
    void send(PartnerId receiver, byte[] document, String kind, boolean isJson, Optional<String> correlation) {
        byte[] written = isJson ? json.toJson(document) : document;
        broker.send(Addresses.reply(receiver), session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(written);
            message.setStringProperty("kind", kind);
            message.setStringProperty("contentType", isJson ? "application/json" : "application/xml");
            if (correlation.isPresent()) {
                message.setJMSCorrelationID(correlation.get());
            }
            return message;
        });
    }
}
