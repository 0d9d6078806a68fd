package org.exchangehub.routes.declaration;

import static org.exchangehub.routes.exchange.Typed.is;
import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.clearance.ClearanceRoutes;
import org.exchangehub.routes.control.ControlRoutes;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.permit.PermitRoutes;
import org.exchangehub.routes.referral.ReferralRoutes;

/** What happens to a declaration: lodged or replaced, accepted, cancelled, decided. */
public final class DeclarationRoutes extends RouteBuilder {

    public static final String DECLARED = "direct:declaration-declared";
    public static final String ACCEPTED = "direct:declaration-accepted";
    public static final String CANCELLED = "direct:declaration-cancelled";
    public static final String DECIDED = "direct:declaration-decided";

    private final DeclarationSteps steps;

    public DeclarationRoutes(DeclarationSteps steps) {
        this.steps = steps;
    }

    @Override
    public void configure() {
        // spotless:off
        from(DECLARED).routeId("take a declaration").errorHandler(noErrorHandler())
            .choice()
                .when(is(Received.class)).process(step(steps::open)).id("open a case")
                .otherwise().process(step(steps::replace)).id("replace the last version")
            .end()
            .to(PermitRoutes.FOLLOW)
            .to(ControlRoutes.MATCH)
            .to(ReferralRoutes.REFER);

        from(ACCEPTED).routeId("accept a declaration").errorHandler(noErrorHandler())
            .process(step(steps::accept)).id("give the case its MRN")
            .to(PermitRoutes.FOLLOW)
            .to(ClearanceRoutes.ADVISE);

        from(CANCELLED).routeId("cancel a declaration").errorHandler(noErrorHandler())
            .process(step(steps::cancel)).id("close the case")
            .to(PermitRoutes.FOLLOW)
            .to(ControlRoutes.CLOSE)
            .to(ReferralRoutes.WITHDRAW);

        from(DECIDED).routeId("take the outcome of a declaration").errorHandler(noErrorHandler())
            .process(step(steps::decide)).id("record the outcome")
            .to(PermitRoutes.FOLLOW)
            .to(ClearanceRoutes.ADVISE);
        // spotless:on
    }
}
