package org.exchangehub.connectors;

import java.util.Optional;

/**
 * How one kind of message reaches a partner.
 *
 * @param map turns the canonical form into the partner's own
 * @param path added to the partner's address
 * @param repeatable true where the partner removes duplicates by message id, so that a lost answer is met by sending again
 */
public record ReceivedKind(
        Optional<String> map,
        Optional<SchemaRef> schema,
        Optional<String> path,
        Optional<String> operation,
        Optional<String> soapAction,
        boolean repeatable) {}
