package org.exchangehub.connectors;

/** How a partner gets its messages. */
public enum Channel {
    /** The hub posts them to the partner. */
    PUSH,
    /** The hub calls the partner's SOAP service. */
    SOAP,
    /** The hub sends it messages by AS4. */
    AS4,
    /** The partner reads its own queue on the broker. */
    QUEUE,
    /** The partner reads a feed and acknowledges it. */
    FEED
}
