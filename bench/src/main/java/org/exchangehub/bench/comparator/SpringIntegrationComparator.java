package org.exchangehub.bench.comparator;

import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The job in plain Spring Integration on Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = CamelAutoConfiguration.class)
@Import({Parts.class, SpringIntegrationFlows.class})
public class SpringIntegrationComparator {

    public static void main(String[] args) {
        SpringApplication.run(SpringIntegrationComparator.class, args);
    }
}
