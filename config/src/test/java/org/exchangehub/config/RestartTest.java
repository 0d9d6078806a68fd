package org.exchangehub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.exchangehub.config.broker.BrokerAccess;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.exchange.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

/** A hub that is stopped and started again finds what it had. */
class RestartTest {

    private static final PartnerId ANNA = new PartnerId("anna");

    @TempDir
    Path directory;

    @Test
    void findsItsRowsAndMessagesAgain() {
        try (var hub = start()) {
            var database = hub.getBean(JdbcClient.class);
            database.sql("CREATE TABLE kept (id int PRIMARY KEY)").update();
            database.sql("INSERT INTO kept VALUES (7)").update();
            hub.getBean(BrokerAccess.class).addPartner(ANNA, "secret");
            hub.getBean(JmsTemplate.class).convertAndSend(Addresses.out(ANNA), "kept");
        }
        try (var hub = start()) {
            assertThat(hub.getBean(JdbcClient.class)
                            .sql("SELECT id FROM kept")
                            .query(Integer.class)
                            .list())
                    .containsExactly(7);
            assertThat(hub.getBean(JmsTemplate.class).receiveAndConvert(Addresses.out(ANNA)))
                    .isEqualTo("kept");
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                ExchangeHub.class,
                "--hub.data-directory=" + directory,
                "--hub.broker.port=0",
                "--server.port=0",
                "--spring.jms.template.receive-timeout=5s");
    }
}
