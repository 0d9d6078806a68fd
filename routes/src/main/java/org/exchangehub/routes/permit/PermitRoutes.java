package org.exchangehub.routes.permit;

import static org.exchangehub.routes.exchange.Typed.begin;
import static org.exchangehub.routes.exchange.Typed.step;

import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.routes.exchange.Typed;

/** What happens to permits: registered, checked, reserved and written off, for a message or in the course of a declaration. */
public final class PermitRoutes extends RouteBuilder {

    public static final String REGISTERED = "direct:permit-registered";
    public static final String CHECKED = "direct:permit-checked";
    public static final String ALLOCATED = "direct:permit-allocated";
    public static final String INTERVENED = "direct:permit-intervened";
    public static final String CONFIRMED = "direct:permit-confirmed";
    /** An {@link org.exchangehub.routes.intake.OnCase} whose declaration, or its standing, has changed. */
    public static final String FOLLOW = "direct:permit-follow";

    private static final String RECHECK = "direct:permit-recheck";

    private final PermitSteps steps;
    private final UseSteps uses;

    public PermitRoutes(PermitSteps steps, UseSteps uses) {
        this.steps = steps;
        this.uses = uses;
    }

    @Override
    public void configure() {
        // spotless:off
        from(REGISTERED).routeId("register a permit").errorHandler(noErrorHandler())
            .process(step(steps::register)).id("take a version into the register");

        from(CHECKED).routeId("check permits").errorHandler(noErrorHandler())
            .process(step(steps::check)).id("answer line by line");

        from(ALLOCATED).routeId("allocate a permit").errorHandler(noErrorHandler())
            .process(step(steps::allocate)).id("reserve, write off or give back");

        from(INTERVENED).routeId("take an intervention").errorHandler(noErrorHandler())
            .process(step(steps::propose)).id("keep it for a second officer");

        from(CONFIRMED).routeId("confirm an intervention").errorHandler(noErrorHandler())
            .process(step(steps::confirm)).id("carry it out");

        from(FOLLOW).routeId("follow a declaration's permits").errorHandler(noErrorHandler())
            .process(step(uses::follow)).id("check, reserve, write off or release what it names");

        from("timer:permits?period=250").routeId("look after changed permits")
            .process(begin(uses::waiting)).id("find cases whose permits have changed")
            .split(body()).to(RECHECK);

        from(RECHECK).routeId("check a case again").errorHandler(noErrorHandler()).transacted()
            .process(Typed.<UUID>act(uses::again)).id("check its permits and advise anew");
        // spotless:on
    }
}
