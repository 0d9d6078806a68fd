package org.exchangehub.connectors.deadline;

/** What an agreement says for silence past its time. */
public enum Contingency {
    HOLD,
    RELEASE_WITH_OBLIGATION
}
