package org.exchangehub.routes.delivery;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.exchangehub.routes.record.Ids;

/** Reads, from the hub's own property, which delivery expired in its receiver's queue. */
final class ExpiredMessages implements Processor {

    private final Lapsed lapsed;

    ExpiredMessages(Lapsed lapsed) {
        this.lapsed = lapsed;
    }

    @Override
    public void process(Exchange exchange) {
        Optional.ofNullable(exchange.getMessage().getHeader("messageId", String.class))
                .flatMap(Ids::parse)
                .ifPresent(lapsed::expired);
    }
}
