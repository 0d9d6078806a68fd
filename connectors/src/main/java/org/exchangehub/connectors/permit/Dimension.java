package org.exchangehub.connectors.permit;

/** What a quantity measures; quantities convert within one dimension and never between two. */
public enum Dimension {
    NONE,
    MASS,
    VOLUME,
    COUNT
}
