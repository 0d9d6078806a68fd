package org.exchangehub.routes.delivery;

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
        String messageId = exchange.getMessage().getHeader("messageId", "", String.class);
        Ids.parse(messageId).ifPresent(lapsed::expired);
    }
}
