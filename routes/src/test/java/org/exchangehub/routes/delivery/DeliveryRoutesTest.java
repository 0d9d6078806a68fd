package org.exchangehub.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.routes.NoTransaction;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.DeliveryState;
import org.junit.jupiter.api.Test;

/** The way of a delivery to one partner, with its steps woven out. */
@SuppressWarnings("NullAway")
class DeliveryRoutesTest extends CamelTestSupport {

    private static final String FOOD = "food-safety-animals";
    private static final Ticket TICKET = new Ticket(UUID.randomUUID(), 1);
    private static final Connector CONNECTOR = connector();

    private Object claimed;
    private Object prepared;

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        test.withUseAdviceWith(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new DeliveryRoutes(
                CONNECTOR,
                new DeliverySteps(null, null, null, null, null, null, null, null, null, null),
                new Settlement(null, null, null, null, null, null, null, null, null, null));
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("any", new NoTransaction());
    }

    private void start() throws Exception {
        AdviceWith.adviceWith(context, "deliver to " + FOOD, advice -> {
            advice.replaceFromWith("direct:ticket");
            advice.weaveById("send to " + FOOD)
                    .replace()
                    .to("mock:sent")
                    .process(exchange ->
                            exchange.getMessage().setBody(new Sent(delivery(), new Outcome.Delivered("HTTP 202"))));
            advice.mockEndpointsAndSkip("direct:settle-*");
        });
        AdviceWith.adviceWith(context, "prepare for " + FOOD, advice -> {
            advice.weaveById("claim for " + FOOD)
                    .replace()
                    .process(exchange -> exchange.getMessage().setBody(claimed));
            advice.weaveById("translate for " + FOOD)
                    .replace()
                    .process(exchange -> exchange.getMessage().setBody(prepared));
        });
        context.start();
    }

    @Test
    void whatIsClaimedIsSentAndSettled() throws Exception {
        claimed = delivery();
        prepared = new Sending(delivery(), CONNECTOR, new Wire("application/json", new byte[0]));
        start();
        expect(1, 1);
        template.sendBody("direct:ticket", TICKET.toString());
        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void aVoidTicketIsNeitherSentNorSettled() throws Exception {
        claimed = TICKET;
        start();
        expect(0, 0);
        template.sendBody("direct:ticket", TICKET.toString());
        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void whatCanNotBeTranslatedIsSettledAndNeverSent() throws Exception {
        claimed = delivery();
        prepared = new Sent(delivery(), new Outcome.Stuck(Reason.MAP_FAILED, "broken"));
        start();
        expect(0, 1);
        template.sendBody("direct:ticket", TICKET.toString());
        MockEndpoint.assertIsSatisfied(context);
        assertThat(getMockEndpoint("mock:direct:settle-" + FOOD)
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(Sent.class)
                        .outcome())
                .isInstanceOf(Outcome.Stuck.class);
    }

    private void expect(int sent, int settled) {
        getMockEndpoint("mock:sent").expectedMessageCount(sent);
        getMockEndpoint("mock:direct:settle-" + FOOD).expectedMessageCount(settled);
    }

    private static DeliveryRecord delivery() {
        return new DeliveryRecord(
                7,
                TICKET.delivery(),
                new PartnerId(FOOD),
                Kind.REFERRAL,
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty(),
                DeliveryState.RELAYED,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static Connector connector() {
        Canonical canonical = new Canonical();
        Translator translator =
                new Translator(canonical, new JsonForm(canonical), new Packs(java.nio.file.Path.of("no-packs")));
        return Catalogue.of(Catalogue.packaged(), translator).get(new PartnerId(FOOD));
    }
}
