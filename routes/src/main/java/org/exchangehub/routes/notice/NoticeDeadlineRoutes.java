package org.exchangehub.routes.notice;

import static org.exchangehub.routes.exchange.Typed.act;
import static org.exchangehub.routes.exchange.Typed.begin;

import org.apache.camel.builder.RouteBuilder;

/** When Customs is told of notices that are not answered in time. */
public final class NoticeDeadlineRoutes extends RouteBuilder {

    private static final String TELL = "direct:tell-late-notice";

    private final NoticeDeadlines deadlines;

    public NoticeDeadlineRoutes(NoticeDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:notice-deadlines?period=1000").routeId("look after notices that want an answer")
            .process(begin(deadlines::late)).id("find those that are not answered in time")
            .split(body()).to(TELL);

        from(TELL).routeId("tell of a notice that is not answered").errorHandler(noErrorHandler()).transacted()
            .process(act(deadlines::tell)).id("owe Customs word of it");
        // spotless:on
    }
}
