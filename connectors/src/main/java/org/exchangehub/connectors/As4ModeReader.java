package org.exchangehub.connectors;

import java.time.Duration;
import java.util.Optional;
import org.exchangehub.connectors.as4.As4Mode;
import org.exchangehub.connectors.as4.As4Party;
import tools.jackson.databind.JsonNode;

/** Reads the part {@code as4} of a {@code connector.yaml}. */
final class As4ModeReader {

    private As4ModeReader() {}

    static As4Mode read(JsonNode yaml) {
        Optional<String> serviceType = FolderReader.text(yaml, "serviceType");
        return new As4Mode(
                party(yaml.get("hub")),
                party(yaml.get("partner")),
                Optional.ofNullable(yaml.get("agreement"))
                        .map(agreement -> new As4Mode.Name(
                                agreement.get("name").asString(), FolderReader.text(agreement, "type"))),
                new As4Mode.Name(yaml.get("toPartner").asString(), serviceType),
                new As4Mode.Name(yaml.get("fromPartner").asString(), serviceType),
                FolderReader.text(yaml, "action"),
                FolderReader.text(yaml, "channel").orElse(As4Mode.DEFAULT_CHANNEL),
                FolderReader.text(yaml, "pull").map(Duration::parse),
                FolderReader.text(yaml, "pulled"));
    }

    private static As4Party party(JsonNode yaml) {
        return new As4Party(
                yaml.get("id").asString(),
                FolderReader.text(yaml, "type"),
                yaml.get("role").asString());
    }
}
