package org.exchangehub.bench.comparator;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The job in plain Camel on Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = IntegrationAutoConfiguration.class)
@Import(Parts.class)
public class CamelComparator {

    public static void main(String[] args) {
        SpringApplication.run(CamelComparator.class, args);
    }

    @Bean
    ServletRegistrationBean<CamelHttpTransportServlet> servlet() {
        var servlet = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/*");
        servlet.setName("CamelServlet");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    @Bean
    JmsComponent jms(ConnectionFactory connectionFactory) {
        JmsComponent jms = JmsComponent.jmsComponent(connectionFactory);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setConcurrentConsumers(Parts.CONSUMERS);
        jms.setCacheLevelName("CACHE_CONSUMER");
        return jms;
    }

    @Bean
    CamelRoutes routes(CaseMap map, @Value("${bench.partner}") String partner) {
        return new CamelRoutes(map, partner);
    }
}
