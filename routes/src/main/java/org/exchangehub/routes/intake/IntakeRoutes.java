package org.exchangehub.routes.intake;

import static org.exchangehub.routes.exchange.Typed.begin;
import static org.exchangehub.routes.exchange.Typed.is;
import static org.exchangehub.routes.exchange.Typed.step;
import static org.exchangehub.routes.exchange.Typed.when;

import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.control.ControlRoutes;
import org.exchangehub.routes.declaration.DeclarationRoutes;
import org.exchangehub.routes.exchange.Typed;
import org.exchangehub.routes.notice.NoticeRoutes;
import org.exchangehub.routes.permit.PermitRoutes;
import org.exchangehub.routes.referral.ReferralRoutes;

/** How a message comes in: read, checked, registered once, brought to its case, handed to the flow of its kind, answered. */
public final class IntakeRoutes extends RouteBuilder {

    /** An {@link Inbound} becomes a {@link Received}. */
    public static final String READ = "direct:read-message";
    /** A {@link Received} becomes an {@link Answer}, in one transaction. */
    public static final String ACCEPT = "direct:accept-message";
    /** The id of a waiting message becomes an {@link Answer}, in one transaction. */
    public static final String RESUME = "direct:resume-message";

    private static final String HANDLE = "direct:handle-message";

    private final IntakeSteps steps;
    private final WaitingSteps waiting;
    private final Intake intake;

    public IntakeRoutes(IntakeSteps steps, WaitingSteps waiting, Intake intake) {
        this.steps = steps;
        this.waiting = waiting;
        this.intake = intake;
    }

    @Override
    public void configure() {
        // spotless:off
        from(READ).routeId("read a message").errorHandler(noErrorHandler())
            .process(step(steps::translate)).id("validate and translate to canonical form")
            .process(step(steps::check)).id("check call, agreement and rules");

        from(ACCEPT).routeId("accept a message").errorHandler(noErrorHandler()).transacted()
            .process(step(steps::register)).id("register it once")
            .filter(is(Received.class))
                .to(HANDLE)
            .end();

        from(HANDLE).routeId("handle a message").errorHandler(noErrorHandler())
            .process(step(steps::resolve)).id("find its case")
            .choice()
                .when(is(Awaiting.class)).process(step(waiting::await)).id("wait for the case")
                .otherwise().to("direct:flow-of-kind")
            .end();

        from("direct:flow-of-kind").routeId("follow the flow of its kind").errorHandler(noErrorHandler())
            .choice()
                .when(of(Kind.DECLARATION)).to(DeclarationRoutes.DECLARED)
                .when(of(Kind.ACCEPTANCE)).to(DeclarationRoutes.ACCEPTED)
                .when(of(Kind.CANCELLATION)).to(DeclarationRoutes.CANCELLED)
                .when(of(Kind.OUTCOME)).to(DeclarationRoutes.DECIDED)
                .when(of(Kind.DISPOSITION)).to(ReferralRoutes.DISPOSED)
                .when(of(Kind.PERMIT)).to(PermitRoutes.REGISTERED)
                .when(of(Kind.PERMIT_CHECK)).to(PermitRoutes.CHECKED)
                .when(of(Kind.ALLOCATION)).to(PermitRoutes.ALLOCATED)
                .when(of(Kind.PERMIT_INTERVENTION)).to(PermitRoutes.INTERVENED)
                .when(of(Kind.INTERVENTION_CONFIRMATION)).to(PermitRoutes.CONFIRMED)
                .when(of(Kind.CONTROL_ORDER)).to(ControlRoutes.ORDERED)
                .when(of(Kind.CONTROL_RESPONSE)).to(ControlRoutes.ANSWERED)
                .when(of(Kind.CONTROL_RESULT)).to(ControlRoutes.REPORTED)
                .when(of(Kind.LABORATORY_RESULT)).to(ControlRoutes.ANALYSED)
                .when(of(Kind.NOTICE)).to(NoticeRoutes.NOTIFIED)
            .end()
            .process(step(steps::conclude)).id("settle and answer");

        from(RESUME).routeId("resume a waiting message").errorHandler(noErrorHandler()).transacted()
            .process(step(waiting::takeUp)).id("take it up")
            .filter(is(Received.class))
                .to(HANDLE)
            .end();

        from("timer:waiting?period=250").routeId("look after waiting messages")
            .process(begin(waiting::ready)).id("find those whose case has come or whose time is over")
            .split(body())
                .process(Typed.<UUID>act(intake::takeUp)).id("take up or refuse");
        // spotless:on
    }

    private static org.apache.camel.Predicate of(Kind kind) {
        return when((Object body) -> body instanceof OnCase<?> on
                ? on.message().kind() == kind
                : body instanceof Received<?> received && received.message().kind() == kind);
    }
}
