package org.exchangehub.bench.comparator;

import static org.exchangehub.bench.platform.Broker.QUEUE;

import jakarta.jms.ConnectionFactory;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import javax.xml.transform.TransformerException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.HttpHeaders;
import org.springframework.integration.http.dsl.Http;
import org.springframework.integration.jdbc.dsl.Jdbc;
import org.springframework.integration.jms.DefaultJmsHeaderMapper;
import org.springframework.integration.jms.dsl.Jms;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;
import org.xml.sax.SAXException;

/** Two flows: take a declaration in, and tell the partner of it. */
@Configuration(proxyBeanMethods = false)
class SpringIntegrationFlows {

    private static final String ID = "declarationId";
    private static final String INSERT =
            "insert into declaration (id, lrn, declarant, body, state) values (?, ?, ?, ?, 'TAKEN')";
    private static final String UPDATE = "update declaration set state = 'TOLD' where id = ?";

    private final DeclarationSchema schema;
    private final DeclarationBinding binding;
    private final CaseMap map;

    SpringIntegrationFlows(DeclarationSchema schema, DeclarationBinding binding, CaseMap map) {
        this.schema = schema;
        this.binding = binding;
        this.map = map;
    }

    @Bean
    IntegrationFlow takeDeclaration(DataSource dataSource, ConnectionFactory connections) {
        // spotless:off
        return IntegrationFlow.from(Http.inboundGateway("/declarations")
                .requestMapping(mapping -> mapping.methods(HttpMethod.POST))
                .requestPayloadType(byte[].class)
                .mappedRequestHeaders("Content-Type"))
            .<byte[]>handle((xml, headers) -> lodged(xml))
            .publishSubscribeChannel(taken -> taken
                .subscribe(row -> row.handle(Jdbc.outboundAdapter(dataSource, INSERT)
                    .preparedStatementSetter(SpringIntegrationFlows::columns)))
                .subscribe(queue -> queue
                    .enrichHeaders(headers -> headers.<Lodged>headerFunction(ID, m -> m.getPayload().id().toString()))
                    .transform(Lodged.class, Lodged::body)
                    .handle(Jms.outboundAdapter(connections)
                        .destination(QUEUE)
                        .configureJmsTemplate(template -> template.deliveryPersistent(true).explicitQosEnabled(true))))
                .subscribe(answer -> answer
                    .enrichHeaders(headers -> headers.header(HttpHeaders.STATUS_CODE, HttpStatus.ACCEPTED))
                    .transform(Lodged.class, lodged -> "")))
            .get();
        // spotless:on
    }

    @Bean
    IntegrationFlow tellPartner(
            DataSource dataSource, ConnectionFactory connections, @Value("${bench.partner}") String partner) {
        RestClient client = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()))
                .build();
        // spotless:off
        return IntegrationFlow.from(Jms.messageDrivenChannelAdapter(Jms.container(connections, QUEUE)
                .concurrentConsumers(Parts.CONSUMERS)
                .sessionTransacted(true))
                // By default it takes none of a message's own properties.
                .headerMapper(new DefaultJmsHeaderMapper(ID)))
            .<byte[]>handle(this::translated)
            .enrichHeaders(headers -> headers.header(MessageHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON, true))
            .handle(Http.outboundGateway(partner + "/saker", client)
                .httpMethod(HttpMethod.POST)
                .mappedRequestHeaders("Content-Type"))
            .handle(Jdbc.outboundAdapter(dataSource, UPDATE)
                .preparedStatementSetter((update, message) ->
                    update.setObject(1, UUID.fromString((String) message.getHeaders().get(ID)))))
            .get();
        // spotless:on
    }

    private static void columns(PreparedStatement insert, Message<?> message) throws SQLException {
        Lodged lodged = (Lodged) message.getPayload();
        insert.setObject(1, lodged.id());
        insert.setString(2, lodged.lrn());
        insert.setString(3, lodged.declarant());
        insert.setBytes(4, lodged.body());
    }

    private Lodged lodged(byte[] xml) {
        try {
            schema.validate(xml);
            return DeclarationBinding.row(binding.read(xml), xml);
        } catch (SAXException | JAXBException | IOException invalid) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, invalid.getMessage(), invalid);
        }
    }

    private byte[] translated(byte[] xml, MessageHeaders headers) {
        try {
            return map.apply(Objects.requireNonNull(headers.get(ID, String.class)), xml);
        } catch (TransformerException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
