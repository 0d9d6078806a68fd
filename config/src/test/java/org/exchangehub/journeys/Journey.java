package org.exchangehub.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.exchangehub.config.ExchangeHub;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A story told on the whole hub: real PostgreSQL, real Artemis, simulated partners. All stories share one hub. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {ExchangeHub.class, JourneyConfig.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "hub.demo=false",
            "hub.broker.port=0",
            "hub.limits.body=1MB",
            "hub.limits.attachment=80MB",
            "hub.limits.chunk=2s",
            "hub.waiting=3s",
            "spring.jms.template.receive-timeout=5s"
        })
@ContextConfiguration(initializers = JourneyConfig.OwnDirectory.class)
@interface Journey {}
