package org.exchangehub.routes.referral;

import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.clearance.ClearanceRoutes;
import org.exchangehub.routes.deadline.DeadlineSteps;

/** How the competent agencies are asked, and how their answers come in. */
public final class ReferralRoutes extends RouteBuilder {

    public static final String REFER = "direct:referral-refer";
    public static final String WITHDRAW = "direct:referral-withdraw";
    public static final String DISPOSED = "direct:referral-disposed";

    private final ReferralSteps steps;
    private final DispositionSteps dispositions;
    private final DeadlineSteps deadlines;

    public ReferralRoutes(ReferralSteps steps, DispositionSteps dispositions, DeadlineSteps deadlines) {
        this.steps = steps;
        this.dispositions = dispositions;
        this.deadlines = deadlines;
    }

    @Override
    public void configure() {
        // spotless:off
        from(REFER).routeId("refer a declaration").errorHandler(noErrorHandler())
            .process(step(steps::refer)).id("ask each competent agency about its lines")
            .to(ClearanceRoutes.ADVISE);

        from(WITHDRAW).routeId("withdraw the referrals").errorHandler(noErrorHandler())
            .process(step(steps::withdrawAll)).id("tell each agency that was asked")
            .process(step(deadlines::settle)).id("stop all clocks");

        from(DISPOSED).routeId("take a disposition").errorHandler(noErrorHandler())
            .process(step(dispositions::record)).id("record the answer")
            .to(ClearanceRoutes.ADVISE);
        // spotless:on
    }
}
