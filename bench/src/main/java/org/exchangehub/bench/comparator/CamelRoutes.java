package org.exchangehub.bench.comparator;

import static org.exchangehub.bench.platform.Broker.QUEUE;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.ValidationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.jaxb.JaxbDataFormat;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.ObjectFactory;

/** Two routes: take a declaration in, and tell the partner of it. */
final class CamelRoutes extends RouteBuilder {

    private final CaseMap map;
    private final String partner;

    CamelRoutes(CaseMap map, String partner) {
        this.map = map;
        this.partner = partner;
    }

    @Override
    public void configure() {
        // spotless:off
        onException(ValidationException.class)
            .handled(true)
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(422))
            .setBody(exceptionMessage());

        from("servlet:declarations?httpMethodRestrict=POST")
            .routeId("take-declaration")
            .convertBodyTo(byte[].class)
            .setProperty("xml", body())
            .to("validator:xsd/v1/hub.xsd")
            .unmarshal(jaxb())
            .process(CamelRoutes::row)
            .to("sql:insert into declaration (id, lrn, declarant, body, state)"
                + " values (:#${body.id}, :#${body.lrn}, :#${body.declarant}, :#${body.body}, 'TAKEN')")
            .setHeader("declarationId", simple("${body.id.toString}"))
            .setBody(exchangeProperty("xml"))
            .to(ExchangePattern.InOnly, "jms:queue:" + QUEUE + "?transacted=false")
            .removeHeaders("*")
            .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(202))
            .setBody(constant(""));

        from("jms:queue:" + QUEUE)
            .routeId("tell-partner")
            .setProperty("id", header("declarationId"))
            .process(this::translate)
            .removeHeaders("*")
            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
            .to(partner + "/saker?httpMethod=POST&connectionsPerRoute=64&maxTotalConnections=64")
            .to("sql:update declaration set state = 'TOLD' where id = :#${exchangeProperty.id}::uuid");
        // spotless:on
    }

    private static JaxbDataFormat jaxb() {
        JaxbDataFormat format = new JaxbDataFormat(ObjectFactory.class.getPackageName());
        format.setPartClass(Declaration.class);
        return format;
    }

    private static void row(Exchange exchange) throws InvalidPayloadException {
        Declaration declaration = exchange.getMessage().getMandatoryBody(Declaration.class);
        byte[] xml = Objects.requireNonNull(exchange.getProperty("xml", byte[].class));
        exchange.getMessage().setBody(DeclarationBinding.row(declaration, xml));
    }

    private void translate(Exchange exchange) throws Exception {
        String id = Objects.requireNonNull(exchange.getProperty("id", String.class));
        byte[] declaration = exchange.getMessage().getMandatoryBody(byte[].class);
        exchange.getMessage().setBody(map.apply(id, declaration));
    }
}
