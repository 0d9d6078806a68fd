package org.exchangehub.connectors.notice;

/** Who says a notice. */
public enum Speaker {
    CUSTOMS,
    NETWORK;

    public Speaker other() {
        return this == CUSTOMS ? NETWORK : CUSTOMS;
    }
}
