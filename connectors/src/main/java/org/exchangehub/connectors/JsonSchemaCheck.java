package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import tools.jackson.databind.JsonNode;

/** Validates JSON by a JSON Schema (2020-12); faults are told by JSON pointer. */
final class JsonSchemaCheck implements WireSchema {

    private final Schema schema;

    JsonSchemaCheck(String name, byte[] source) {
        parse(name, source);
        try {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            schema = registry.getSchema(new String(source, UTF_8), InputFormat.JSON);
            schema.initializeValidators();
        } catch (RuntimeException broken) {
            throw new BadFolderException(name, "is no JSON Schema: " + broken.getMessage(), broken);
        }
    }

    /** Syntax first: its faults have lines. Then what every schema must be, by the schema of schemas. */
    private static void parse(String name, byte[] source) {
        JsonNode document;
        try {
            document = JsonTree.parse(source);
        } catch (RefusedException malformed) {
            Fault fault = malformed.faults().getFirst();
            throw new BadFolderException(name + " " + fault.position(), fault.reason(), malformed);
        }
        List<String> faults = Meta.SCHEMA.validate(document).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
        if (!faults.isEmpty()) {
            throw new BadFolderException(name, "is no JSON Schema: " + String.join("; ", faults));
        }
    }

    /** The schema of schemas, which comes with the validator. */
    private static final class Meta {

        private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    }

    /** One that comes with the hub. */
    static JsonSchemaCheck packaged(String name) {
        try (InputStream stream = JsonSchemaCheck.class.getResourceAsStream("/" + name)) {
            return new JsonSchemaCheck(
                    name, Objects.requireNonNull(stream, name).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void validate(byte[] wire) {
        validate(JsonTree.parse(wire));
    }

    void validate(JsonNode document) {
        List<Fault> faults = faults(document);
        if (!faults.isEmpty()) {
            throw new RefusedException(Reason.SCHEMA_INVALID, faults);
        }
    }

    List<Fault> faults(JsonNode document) {
        return faults(document, error -> String.valueOf(error.getInstanceLocation()));
    }

    /** The faults; that of a member which may not be there stands at the member, not at what holds it. */
    List<Fault> faultsOfMembers(JsonNode document) {
        return faults(
                document,
                error -> error.getInstanceLocation()
                        + (error.getProperty() == null || !error.getKeyword().equals("additionalProperties")
                                ? ""
                                : "/" + error.getProperty()));
    }

    private List<Fault> faults(JsonNode document, Function<Error, String> position) {
        return schema
                .validate(document, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .limit(SchemaValidator.MOST_FAULTS)
                .map(error -> new Fault(position.apply(error), String.valueOf(error.getMessage())))
                .toList();
    }
}
