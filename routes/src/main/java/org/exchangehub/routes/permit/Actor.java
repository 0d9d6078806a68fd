package org.exchangehub.routes.permit;

import java.util.Optional;
import java.util.UUID;

/**
 * Who does something to the ledger, and why.
 *
 * @param name the partner, with the person where one acts
 * @param second who confirmed it
 * @param message that asked for it
 */
record Actor(String name, Optional<String> second, String reason, Optional<UUID> message) {}
