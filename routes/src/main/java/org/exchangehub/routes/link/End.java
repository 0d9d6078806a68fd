package org.exchangehub.routes.link;

import java.util.UUID;
import org.exchangehub.contracts.Kind;

/**
 * A case or movement that has just said something.
 *
 * @param chain under which its evidence is kept: the case, or the movement where it has none
 * @param message that says so, of this kind
 */
public record End(UUID id, UUID chain, Kind kind, UUID message) {}
