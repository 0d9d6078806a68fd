package org.exchangehub.config;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Starts the exchange hub. Beans are made by its configurations only: a class is never one by lying in a package. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(Configuration.class),
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@ConfigurationPropertiesScan
public class ExchangeHub {

    public static void main(String[] args) {
        // Before any netty class is loaded: else Artemis cannot open an existing journal on JDK 24 and later.
        System.setProperty("io.netty.noUnsafe", "false");
        SpringApplication.run(ExchangeHub.class, args);
    }
}
