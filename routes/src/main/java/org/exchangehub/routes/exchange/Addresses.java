package org.exchangehub.routes.exchange;

import org.exchangehub.connectors.PartnerId;

/** The names of the addresses on the broker, computed from partner ids and nothing else. */
public final class Addresses {

    /** Where messages go that nobody could take. */
    public static final String DEAD = "hub.dead";

    /** Where messages go whose lifetime ended on an address. */
    public static final String EXPIRED = "hub.expired";

    private Addresses() {}

    /** What the partner sends to the hub. */
    public static String in(PartnerId partner) {
        return "hub.in." + partner;
    }

    /** What the hub has for the partner. */
    public static String out(PartnerId partner) {
        return "hub.out." + partner;
    }

    /** The hub's answers to what the partner sent, whatever reply address the message names. */
    public static String reply(PartnerId partner) {
        return "hub.reply." + partner;
    }

    /** What the hub asks the register that the partner keeps. */
    public static String ask(PartnerId partner) {
        return "hub.ask." + partner;
    }

    /** What the register that the partner keeps answers. */
    public static String tell(PartnerId partner) {
        return "hub.tell." + partner;
    }

    /** What the hub itself still has to deliver to the partner. */
    public static String deliver(PartnerId partner) {
        return "hub.deliver." + partner;
    }
}
