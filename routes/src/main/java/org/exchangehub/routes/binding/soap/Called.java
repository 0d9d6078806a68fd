package org.exchangehub.routes.binding.soap;

import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.routes.intake.Operation;

/**
 * A SOAP call whose message was read.
 *
 * @param messageId the id that the sender gave it: WS-Addressing, else the HTTP header; of a signed message what is signed alone
 * @param correlationId the message that it answers, likewise
 * @param proof that the caller sent it, where it is signed
 */
record Called(
        PartnerId caller,
        Operation operation,
        Envelope envelope,
        Optional<String> messageId,
        Optional<String> correlationId,
        Optional<Proved> proof) {}
