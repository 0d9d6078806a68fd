package org.exchangehub.connectors;

import java.util.Map;
import org.exchangehub.contracts.Kind;

/** What a partner receives, and how. */
public record Receives(Channel channel, Format format, Map<Kind, ReceivedKind> kinds) {}
