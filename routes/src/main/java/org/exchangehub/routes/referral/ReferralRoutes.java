package org.exchangehub.routes.referral;

import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;

/** How the competent agencies are asked, how their answers come in, and how they become one answer for Customs. */
public final class ReferralRoutes extends RouteBuilder {

    public static final String REFER = "direct:referral-refer";
    public static final String WITHDRAW = "direct:referral-withdraw";
    public static final String DISPOSED = "direct:referral-disposed";

    private static final String ADVISE = "direct:referral-advise";

    private final ReferralSteps steps;
    private final DispositionSteps dispositions;
    private final AdviceSteps advice;

    public ReferralRoutes(ReferralSteps steps, DispositionSteps dispositions, AdviceSteps advice) {
        this.steps = steps;
        this.dispositions = dispositions;
        this.advice = advice;
    }

    @Override
    public void configure() {
        // spotless:off
        from(REFER).routeId("refer a declaration").errorHandler(noErrorHandler())
            .process(step(steps::refer)).id("ask each competent agency about its lines")
            .to(ADVISE);

        from(WITHDRAW).routeId("withdraw the referrals").errorHandler(noErrorHandler())
            .process(step(steps::withdrawAll)).id("tell each agency that was asked");

        from(DISPOSED).routeId("take a disposition").errorHandler(noErrorHandler())
            .process(step(dispositions::record)).id("record the answer")
            .to(ADVISE);

        from(ADVISE).routeId("advise Customs").errorHandler(noErrorHandler())
            .process(step(advice::advise)).id("combine all answers and send what changed");
        // spotless:on
    }
}
