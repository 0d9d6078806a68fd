package org.exchangehub.routes.notice;

import static org.exchangehub.routes.exchange.Typed.is;
import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.intake.Received;

/** What happens to a notice: its movement goes on, and the other side is told. */
public final class NoticeRoutes extends RouteBuilder {

    public static final String NOTIFIED = "direct:notice-notified";

    private final NoticeSteps steps;

    public NoticeRoutes(NoticeSteps steps) {
        this.steps = steps;
    }

    @Override
    public void configure() {
        // spotless:off
        from(NOTIFIED).routeId("take a notice").errorHandler(noErrorHandler())
            .choice()
                .when(is(Received.class)).process(step(steps::alone)).id("move a movement without a case, and tell the other side")
                .otherwise().process(step(steps::onCase)).id("move the movement of the case, and tell the other side")
            .end();
        // spotless:on
    }
}
