package org.exchangehub.connectors;

/** What a partner is to the exchange. */
public enum Role {
    CUSTOMS,
    AGENCY,
    ADMINISTRATION,
    NETWORK
}
