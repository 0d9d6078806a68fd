package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import tools.jackson.databind.JsonNode;

/** Validates JSON by a JSON Schema (2020-12); faults are told by JSON pointer. */
final class JsonSchemaCheck implements WireSchema {

    private final Schema schema;

    JsonSchemaCheck(String name, byte[] source) {
        try {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            schema = registry.getSchema(new String(source, UTF_8), InputFormat.JSON);
            schema.initializeValidators();
        } catch (RuntimeException broken) {
            throw new BadFolderException(name, "is no JSON Schema: " + broken.getMessage(), broken);
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
        return schema
                .validate(document, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .limit(SchemaValidator.MOST_FAULTS)
                .map(error ->
                        new Fault(String.valueOf(error.getInstanceLocation()), String.valueOf(error.getMessage())))
                .toList();
    }
}
