package org.exchangehub.connectors;

import java.util.Optional;

/** How one kind of message from a partner is recognised, validated and read. */
public record SentKind(Recognise recognise, Optional<String> map, Optional<SchemaRef> schema) {}
