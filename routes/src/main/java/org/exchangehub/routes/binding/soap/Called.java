package org.exchangehub.routes.binding.soap;

import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.intake.Operation;

/**
 * A SOAP call whose message was read.
 *
 * @param messageId the id that the sender gave it: WS-Addressing, else the HTTP header
 * @param correlationId the message that it answers: WS-Addressing, else the HTTP header
 */
record Called(
        PartnerId caller,
        Operation operation,
        Envelope envelope,
        Optional<String> messageId,
        Optional<String> correlationId) {}
