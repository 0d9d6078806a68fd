package org.exchangehub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.exchangehub.config.startup.CannotStartException;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The keystores of a partner in the settings: one for messages, one for connections. */
class PartnerKeysTest {

    private static HubProperties.Partner partner(String setting, Path file) {
        Map<String, Object> settings = Map.of(
                "hub.partners.some-agency.url",
                "https://127.0.0.1:1",
                "hub.partners.some-agency." + setting,
                file,
                "hub.partners.some-agency." + setting + "-password",
                "throw-away");
        HubProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bind("hub", HubProperties.class)
                .get();
        return Objects.requireNonNull(properties.partners().get("some-agency"));
    }

    @Test
    void eachIsReadForItsOwnUse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("keys.p12");
        ThrowAwayKeys.make("hub", "some-agency").self().write(file, "throw-away");
        assertThat(partner("client-keystore", file).endpoint()).hasValueSatisfying(endpoint -> {
            assertThat(endpoint.tls()).isPresent();
            assertThat(endpoint.keys()).isEmpty();
        });
        assertThat(partner("keystore", file).endpoint()).hasValueSatisfying(endpoint -> {
            assertThat(endpoint.keys()).isPresent();
            assertThat(endpoint.tls()).isEmpty();
        });
    }

    @Test
    void oneThatCanNotBeUsedStopsTheStart(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("keys.p12"), "no keystore");
        assertThatThrownBy(() -> partner("client-keystore", file).endpoint())
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("keys.p12");
    }
}
