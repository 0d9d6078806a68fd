package org.exchangehub.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the exchange hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExchangeHub {

    public static void main(String[] args) {
        // Before any netty class is loaded: else Artemis cannot open an existing journal on JDK 24 and later.
        System.setProperty("io.netty.noUnsafe", "false");
        SpringApplication.run(ExchangeHub.class, args);
    }
}
