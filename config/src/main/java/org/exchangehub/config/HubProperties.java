package org.exchangehub.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The hub's own settings.
 *
 * @param dataDirectory holds the embedded database and the embedded broker's journal
 * @param packsDirectory where an operator drops official schema packs
 */
@ConfigurationProperties("hub")
public record HubProperties(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("packs") Path packsDirectory,
        @DefaultValue Limits limits,
        @DefaultValue Broker broker) {

    /**
     * What one message may cost.
     *
     * @param body the largest body taken in, after decompression
     */
    public record Limits(@DefaultValue("10MB") DataSize body) {}

    /**
     * The broker that carries messages.
     *
     * @param port where the embedded broker listens on the loopback address; 0 takes a free one
     * @param url a broker to use instead of the embedded one, with the hub's user and password there
     */
    public record Broker(
            @DefaultValue("61616") int port,
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {}
}
