package org.exchangehub.connectors;

/** What the answer of a competent agency counts for. */
public enum CompetenceRole {
    DECIDE,
    INFORM
}
