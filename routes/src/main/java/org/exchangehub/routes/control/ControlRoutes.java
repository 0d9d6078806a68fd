package org.exchangehub.routes.control;

import static org.exchangehub.routes.exchange.Typed.is;
import static org.exchangehub.routes.exchange.Typed.step;

import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.clearance.ClearanceRoutes;
import org.exchangehub.routes.intake.Received;
import org.exchangehub.routes.permit.PermitRoutes;

/** What happens to a control: ordered or raised as an alert, answered, carried out, followed by a laboratory. */
public final class ControlRoutes extends RouteBuilder {

    public static final String ORDERED = "direct:control-ordered";
    public static final String ANSWERED = "direct:control-answered";
    public static final String REPORTED = "direct:control-reported";
    public static final String ANALYSED = "direct:control-analysed";

    /** A declaration as it was lodged or replaced. */
    public static final String MATCH = "direct:control-match";

    /** The cancellation of a declaration. */
    public static final String CLOSE = "direct:control-close";

    private static final String ORDER = "direct:control-order";
    private static final String RESPOND = "direct:control-respond";
    private static final String SETTLE = "direct:control-settle";

    private final OrderSteps orders;
    private final ResponseSteps responses;
    private final ResultSteps results;
    private final LaboratorySteps laboratories;
    private final AlertSteps alerts;
    private final ControlClocks clocks;

    public ControlRoutes(
            OrderSteps orders,
            ResponseSteps responses,
            ResultSteps results,
            LaboratorySteps laboratories,
            AlertSteps alerts,
            ControlClocks clocks) {
        this.orders = orders;
        this.responses = responses;
        this.results = results;
        this.laboratories = laboratories;
        this.alerts = alerts;
        this.clocks = clocks;
    }

    @Override
    public void configure() {
        // spotless:off
        from(ORDERED).routeId("take an order of a control").errorHandler(noErrorHandler())
            .choice()
                .when(is(Received.class)).process(step(orders::watch)).id("watch for declarations")
                .otherwise().to(ORDER)
            .end();

        from(ORDER).routeId("order a control").errorHandler(noErrorHandler())
            .process(step(orders::order)).id("record it and tell Customs")
            .to(SETTLE)
            .to(ClearanceRoutes.ADVISE);

        from(ANSWERED).routeId("take what becomes of a control").errorHandler(noErrorHandler())
            .choice()
                .when(is(Received.class)).process(step(orders::unwatch)).id("watch no more")
                .otherwise().to(RESPOND)
            .end();

        from(RESPOND).routeId("answer a control").errorHandler(noErrorHandler())
            .process(step(responses::respond)).id("accept, decline, reschedule or cancel, and tell the other side")
            .to(SETTLE)
            .to(ClearanceRoutes.ADVISE);

        from(REPORTED).routeId("take the result of a control").errorHandler(noErrorHandler())
            .process(step(results::report)).id("record what was found and tell whom it concerns")
            .to(SETTLE)
            .to(PermitRoutes.FOLLOW)
            .to(ClearanceRoutes.ADVISE);

        from(ANALYSED).routeId("take the result of a laboratory").errorHandler(noErrorHandler())
            .process(step(laboratories::analyse)).id("record what was found in the sample")
            .to(ClearanceRoutes.ADVISE);

        from(MATCH).routeId("match a declaration with alerts").errorHandler(noErrorHandler())
            .process(step(alerts::match)).id("make a control for each alert that watches for it");

        from(CLOSE).routeId("cancel the controls").errorHandler(noErrorHandler())
            .process(step(responses::close)).id("tell those who wanted them")
            .to(SETTLE);

        from(SETTLE).routeId("stop the clocks of controls").errorHandler(noErrorHandler())
            .process(step(clocks::settle)).id("those that are carried out, off, or ordered anew");
        // spotless:on
    }
}
