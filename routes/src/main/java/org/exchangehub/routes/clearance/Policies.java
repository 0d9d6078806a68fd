package org.exchangehub.routes.clearance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The policy that decides, and the one that only watches.
 *
 * @param shadow its advice is computed beside the other and each difference recorded
 */
public record Policies(Policy inForce, Optional<Policy> shadow) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public Policies {
        if (shadow.filter(other -> other.version().equals(inForce.version())).isPresent()) {
            throw new IllegalArgumentException(
                    "The policy in force and its shadow both have version " + inForce.version());
        }
    }

    /** The policies of these files; the hub's own where none is named. */
    public static Policies of(Optional<Path> inForce, Optional<Path> shadow) {
        return new Policies(inForce.map(Policies::read).orElseGet(Policies::own), shadow.map(Policies::read));
    }

    /** The hub's own policy. */
    public static Policy own() {
        try (InputStream own = Policies.class.getResourceAsStream("/clearance/policy-2.yaml")) {
            return read(java.util.Objects.requireNonNull(own).readAllBytes(), "policy-2.yaml");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Policy read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException unread) {
            throw new IllegalArgumentException("The clearance policy " + file + " can not be read", unread);
        }
    }

    /** @throws IllegalArgumentException with the place where it is no policy, or with what law it breaks */
    static Policy read(byte[] yaml, String name) {
        try {
            return YAML.readValue(yaml, Policy.class);
        } catch (JacksonException broken) {
            String line = broken.getLocation() == null
                    ? ""
                    : " line " + broken.getLocation().getLineNr();
            throw new IllegalArgumentException(name + line + ": " + broken.getOriginalMessage(), broken);
        }
    }
}
