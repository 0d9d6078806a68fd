package org.exchangehub.connectors;

import java.util.Map;
import org.exchangehub.contracts.Kind;

/** What a partner sends, and in which form. */
public record Sends(Format format, Map<Kind, SentKind> kinds) {}
