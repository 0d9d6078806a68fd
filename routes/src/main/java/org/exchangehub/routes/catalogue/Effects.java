package org.exchangehub.routes.catalogue;

import java.util.function.Consumer;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;

/**
 * What a change of a partner does to the running hub. In this order nothing is relayed to addresses that are not there, and no
 * route asks for a partner that is not there.
 *
 * @param addresses called before a partner's version comes in force
 * @param routes called after it came in force
 * @param closes called before a partner is taken out
 */
public record Effects(Consumer<Connector> addresses, Consumer<Connector> routes, Consumer<PartnerId> closes) {

    /** Before the hub runs there is nothing to open. */
    static final Effects NONE = new Effects(connector -> {}, connector -> {}, partner -> {});
}
