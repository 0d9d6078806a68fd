package org.exchangehub.connectors;

import java.util.Map;
import java.util.Optional;
import org.exchangehub.contracts.Kind;

/**
 * What a partner sends, and in which form.
 *
 * @param poll how it is fetched, where the partner does not send by itself
 */
public record Sends(Format format, Map<Kind, SentKind> kinds, Optional<Poll> poll) {}
