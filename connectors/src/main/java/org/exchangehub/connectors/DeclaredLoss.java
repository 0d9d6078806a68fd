package org.exchangehub.connectors;

import java.util.Optional;

/**
 * Canonical fields that a partner's format does not carry.
 *
 * @param path from below the root of the canonical message; what stands below it is meant as well
 * @param version of the partner's contract that loses it, or every one where absent
 */
public record DeclaredLoss(String path, Severity severity, String why, Optional<String> version) {

    /** How much the partner's work suffers. */
    public enum Severity {
        NONE,
        MINOR,
        MAJOR
    }

    /** Whether the field at this path is meant, which is told from below the root. */
    public boolean covers(String field) {
        return field.equals(path) || field.startsWith(path + "/");
    }
}
