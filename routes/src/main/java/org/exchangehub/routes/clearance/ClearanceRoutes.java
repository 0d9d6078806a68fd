package org.exchangehub.routes.clearance;

import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.deadline.DeadlineSteps;

/** How a change in a case becomes an advice to Customs. */
public final class ClearanceRoutes extends RouteBuilder {

    /** An {@link org.exchangehub.routes.intake.OnCase} whose facts have changed. */
    public static final String ADVISE = "direct:clearance-advise";

    private final DeadlineSteps deadlines;
    private final AdviceSteps steps;

    public ClearanceRoutes(DeadlineSteps deadlines, AdviceSteps steps) {
        this.deadlines = deadlines;
        this.steps = steps;
    }

    @Override
    public void configure() {
        // spotless:off
        from(ADVISE).routeId("advise Customs").errorHandler(noErrorHandler())
            .process(step(deadlines::settle)).id("stop the clocks of what is answered or asked anew")
            .process(step(steps::afterMessage)).id("combine all facts and send what changed");
        // spotless:on
    }
}
