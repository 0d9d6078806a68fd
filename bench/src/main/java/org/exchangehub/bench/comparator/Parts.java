package org.exchangehub.bench.comparator;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.exchangehub.bench.platform.Broker;
import org.exchangehub.bench.platform.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;

/** What both comparators need beside their framework: a database, a broker, and the steps that no framework brings. */
@Configuration(proxyBeanMethods = false)
class Parts {

    /** How many messages are worked on from the queue at the same time. */
    static final int CONSUMERS = 8;

    @Bean
    Database database(@Value("${bench.directory}") Path directory) throws IOException, SQLException {
        return Database.start(directory);
    }

    @Bean
    HikariDataSource dataSource(Database database) {
        return database.pool(16);
    }

    @Bean
    Broker broker(@Value("${bench.directory}") Path directory) throws Exception {
        return Broker.start(directory);
    }

    @Bean
    ConnectionFactory connectionFactory(Broker broker) {
        var connections = new CachingConnectionFactory(broker.connections());
        connections.setSessionCacheSize(64);
        return connections;
    }

    @Bean
    DeclarationSchema declarationSchema() {
        return new DeclarationSchema();
    }

    @Bean
    DeclarationBinding declarationBinding() {
        return new DeclarationBinding();
    }

    @Bean
    CaseMap caseMap() {
        return new CaseMap();
    }
}
