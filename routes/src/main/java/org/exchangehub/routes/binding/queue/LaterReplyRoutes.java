package org.exchangehub.routes.binding.queue;

import static org.exchangehub.routes.exchange.Typed.begin;

import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.exchange.Typed;

/** When answers go to reply queues that were not there when the message was taken in. */
public final class LaterReplyRoutes extends RouteBuilder {

    private static final String TELL = "direct:tell-later";

    private final LaterReplies replies;

    public LaterReplyRoutes(LaterReplies replies) {
        this.replies = replies;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:later-replies?period=200").routeId("look after answers that are owed")
            .process(begin(replies::due)).id("find answers that can be told")
            .split(body()).to(TELL);

        from(TELL).routeId("tell an answer that was owed").errorHandler(noErrorHandler()).transacted()
            .process(Typed.<UUID>act(replies::tell)).id("put it on the reply queue");
        // spotless:on
    }
}
