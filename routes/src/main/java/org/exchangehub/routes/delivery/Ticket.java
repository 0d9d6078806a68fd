package org.exchangehub.routes.delivery;

import java.util.UUID;

/** What the relay puts on the broker: which delivery, and for which attempt the ticket is good. */
public record Ticket(UUID delivery, int attempt) {

    static Ticket parse(String text) {
        int slash = text.indexOf('/');
        return new Ticket(UUID.fromString(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return delivery + "/" + attempt;
    }
}
