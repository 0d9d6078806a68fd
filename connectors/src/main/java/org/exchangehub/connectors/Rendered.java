package org.exchangehub.connectors;

import java.util.Optional;

/**
 * A canonical message in the form of its receiver, valid by the receiver's contract.
 *
 * @param wire what goes out
 * @param mapHash SHA-256 (hex) of the map that made it, where the receiver's format is its own
 * @param version of the receiver's contract, where it speaks several
 */
public record Rendered(Wire wire, Optional<String> mapHash, Optional<String> version) {}
