package org.exchangehub.connectors;

import java.util.List;

/**
 * How one kind of message from a partner is recognised, validated and read.
 *
 * @param mappings one for each version of the partner's contract that it speaks
 */
public record SentKind(List<HeardMapping> mappings) {}
