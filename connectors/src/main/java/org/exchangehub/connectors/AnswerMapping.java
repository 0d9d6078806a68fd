package org.exchangehub.connectors;

import java.util.Optional;
import org.exchangehub.contracts.Kind;

/**
 * How one thing that a partner says within a call is recognised and read.
 *
 * @param kind what it is; a mere receipt where there is none
 */
public record AnswerMapping(Optional<Kind> kind, HeardMapping how) {}
