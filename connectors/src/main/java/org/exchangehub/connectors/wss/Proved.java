package org.exchangehub.connectors.wss;

import java.util.Optional;

/**
 * A SOAP message whose sender is proved. All that is told here was covered by the signature.
 *
 * @param sender whose certificate signed it
 * @param messageId WS-Addressing MessageID
 * @param relatesTo WS-Addressing RelatesTo
 * @param envelope the whole in canonical XML, with its signature
 */
@SuppressWarnings("ArrayRecordComponent")
public record Proved(String sender, String messageId, Optional<String> relatesTo, byte[] envelope) {}
