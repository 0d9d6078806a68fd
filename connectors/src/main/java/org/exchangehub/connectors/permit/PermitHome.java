package org.exchangehub.connectors.permit;

/** Who keeps the register of a kind of permit. */
public enum PermitHome {
    HUB,
    PARTNER
}
