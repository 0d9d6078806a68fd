package org.exchangehub.connectors;

import java.util.Optional;

/**
 * A canonical message in the form of its receiver, valid by the receiver's contract.
 *
 * @param wire what goes out
 * @param mapHash SHA-256 (hex) of the map that made it, where the receiver's format is its own
 */
public record Rendered(Wire wire, Optional<String> mapHash) {}
