package org.exchangehub.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.StatusCode;
import org.exchangehub.routes.NoTransaction;
import org.exchangehub.routes.declaration.DeclarationRoutes;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.referral.ReferralRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a message through intake, with its steps woven out: what they do is tested elsewhere. */
@SuppressWarnings("NullAway")
class IntakeRoutesTest extends CamelTestSupport {

    private static final Answer TAKEN = new Answer(
            UUID.randomUUID(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            StatusCode.PROCESSED,
            false,
            List.of(),
            Optional.empty());

    private Object registered;
    private Object resolved;

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        test.withUseAdviceWith(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new IntakeRoutes(
                new IntakeSteps(null, null, null, null, null, null, null, null),
                new WaitingSteps(null, null, null, null, null, null),
                new Intake(null, null));
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("any", new NoTransaction());
    }

    private void start() throws Exception {
        AdviceWith.adviceWith(
                context, "look after waiting messages", advice -> advice.replaceFromWith("direct:not-now"));
        AdviceWith.adviceWith(
                context,
                "accept a message",
                advice -> advice.weaveById("register it once")
                        .replace()
                        .process(exchange -> exchange.getMessage().setBody(registered)));
        AdviceWith.adviceWith(context, "handle a message", advice -> {
            advice.weaveById("find its case")
                    .replace()
                    .process(exchange -> exchange.getMessage().setBody(resolved));
            advice.weaveById("wait for the case").replace().to("mock:waits").process(answer());
        });
        AdviceWith.adviceWith(context, "follow the flow of its kind", advice -> {
            advice.mockEndpointsAndSkip("direct:declaration-*", "direct:referral-*");
            advice.weaveById("settle and answer").replace().process(answer());
        });
        context.start();
    }

    private static org.apache.camel.Processor answer() {
        return exchange -> exchange.getMessage().setBody(TAKEN);
    }

    @Test
    void aRepeatIsAnsweredAndGoesNoFurther() throws Exception {
        registered = TAKEN;
        start();
        MockEndpoint flow = mock(DeclarationRoutes.DECLARED);
        flow.expectedMessageCount(0);
        assertThat(template.requestBody(IntakeRoutes.ACCEPT, received(Kind.DECLARATION)))
                .isEqualTo(TAKEN);
        flow.assertIsSatisfied();
    }

    @Test
    void aMessageWithoutItsCaseWaitsAndReachesNoFlow() throws Exception {
        registered = received(Kind.OUTCOME);
        resolved = new Awaiting<>(received(Kind.OUTCOME), Identifier.mrn("26NO00000000000001"));
        start();
        mock(DeclarationRoutes.DECIDED).expectedMessageCount(0);
        MockEndpoint waits = getMockEndpoint("mock:waits");
        waits.expectedMessageCount(1);
        template.requestBody(IntakeRoutes.ACCEPT, received(Kind.OUTCOME));
        waits.assertIsSatisfied();
        mock(DeclarationRoutes.DECIDED).assertIsSatisfied();
    }

    @ParameterizedTest
    @CsvSource({
        "DECLARATION, " + DeclarationRoutes.DECLARED,
        "ACCEPTANCE, " + DeclarationRoutes.ACCEPTED,
        "CANCELLATION, " + DeclarationRoutes.CANCELLED,
        "OUTCOME, " + DeclarationRoutes.DECIDED,
        "DISPOSITION, " + ReferralRoutes.DISPOSED
    })
    void eachKindFollowsItsFlowAndIsAnswered(Kind kind, String flow) throws Exception {
        registered = received(kind);
        resolved = new OnCase<>(received(kind), null, Optional.empty());
        start();
        mock(flow).expectedMessageCount(1);
        assertThat(template.requestBody(IntakeRoutes.ACCEPT, received(kind))).isEqualTo(TAKEN);
        mock(flow).assertIsSatisfied();
    }

    @Test
    void aRefusalOfAStepReachesTheCallerAsItIs() throws Exception {
        start();
        AdviceWith.adviceWith(
                context,
                "read a message",
                advice -> advice.weaveById("validate and translate to canonical form")
                        .replace()
                        .process(exchange -> {
                            throw new RefusedException(Reason.MALFORMED, "line 1", "broken");
                        }));
        assertThatThrownBy(() -> template.requestBody(IntakeRoutes.READ, "x"))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isInstanceOf(RefusedException.class);
    }

    private MockEndpoint mock(String endpoint) {
        return getMockEndpoint("mock:" + endpoint);
    }

    private static Received<?> received(Kind kind) {
        Message<Object> message = new Message<>(
                UUID.randomUUID(),
                kind,
                new PartnerId("customs"),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                new byte[0],
                "payload");
        return new Received<>(message, Operation.SEND_MESSAGE, (MessageRecord) null, Optional.empty(), false);
    }
}
