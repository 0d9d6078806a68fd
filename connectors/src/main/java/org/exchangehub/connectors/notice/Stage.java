package org.exchangehub.connectors.notice;

/** How far a notice has come at its receiver; that the transport has brought it there is known by its delivery. */
public enum Stage {
    SYNTAX_ACCEPTED,
    BUSINESS_ACCEPTED,
    PROCESSED,
    REJECTED
}
