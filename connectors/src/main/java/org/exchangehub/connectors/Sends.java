package org.exchangehub.connectors;

import java.util.Map;
import java.util.Optional;
import org.exchangehub.contracts.Kind;

/**
 * What a partner sends, and in which form.
 *
 * @param poll how it is fetched, where the partner does not send by itself
 * @param interchange the names in the head of its interchanges, where it sends interchanges of EDIFACT that are each acknowledged
 *     by CONTRL
 */
public record Sends(
        Format format, Map<Kind, SentKind> kinds, Optional<Poll> poll, Optional<InterchangeNames> interchange) {}
