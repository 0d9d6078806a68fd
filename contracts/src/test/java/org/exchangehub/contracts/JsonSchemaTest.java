package org.exchangehub.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The laws between the JSON Schema and the JSON form. Run again with {@code -Dcontracts.seed=<seed>}. */
class JsonSchemaTest {

    private static final int MESSAGES = 2000;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Canonical CANONICAL = new Canonical();
    private static final JsonForm FORM = new JsonForm(CANONICAL);
    private static final JsonSchema PUBLISHED = new JsonSchema();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(PUBLISHED.json(), UTF_8), InputFormat.JSON);

    private static long seed() {
        long seed = Long.getLong("contracts.seed", System.nanoTime());
        System.out.println("seed " + seed);
        return seed;
    }

    private static List<String> faults(JsonNode document) {
        return SCHEMA
                .validate(document, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static List<String> refusal(JsonNode document) {
        try {
            FORM.toXml(MAPPER.writeValueAsBytes(document));
            return List.of();
        } catch (RefusedException refused) {
            return List.of(refused.reason() + " " + refused.faults());
        }
    }

    /** A message as the hub writes it: whatever spelling it came in, the typed view gives each value one spelling. */
    private static ObjectNode asWritten(byte[] xml) {
        CANONICAL.validate(xml);
        String root = new String(xml, UTF_8).replaceFirst("(?s).*?<([A-Z][A-Za-z]*) .*", "$1");
        try {
            Class<?> type = Class.forName("org.exchangehub.contracts.v1." + root);
            byte[] written = CANONICAL.write(CANONICAL.read(xml, type));
            return (ObjectNode) MAPPER.readTree(FORM.toJson(written));
        } catch (ClassNotFoundException unnamed) {
            throw new IllegalStateException(unnamed);
        }
    }

    @Test
    void theSchemaIsOneByItsOwnMetaSchema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(MAPPER.readTree(PUBLISHED.json()))).isEmpty();
        assertThat(PUBLISHED.json()).isEqualTo(new JsonSchema().json());
        assertThat(PUBLISHED.version()).isEqualTo("1.8");
    }

    @Test
    void everyMessageThatTheHubWritesIsValidByTheSchema() {
        RandomMessage messages = new RandomMessage(seed());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < MESSAGES; i++) {
            ObjectNode message = asWritten(messages.xml());
            seen.addAll(message.propertyNames());
            assertThat(faults(message)).as(() -> message.toPrettyString()).isEmpty();
            assertThat(refusal(message)).as(() -> message.toPrettyString()).isEmpty();
        }
        assertThat(seen).hasSize(37);
    }

    @Test
    void aChangedMessageIsTakenByBothOrRefusedByBoth() {
        long seed = seed();
        RandomMessage messages = new RandomMessage(seed);
        Mutation mutation = new Mutation(seed);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            ObjectNode changed = mutation.of(asWritten(messages.xml()));
            List<String> bySchema = faults(changed);
            List<String> byHub = refusal(changed);
            assertThat(bySchema.isEmpty())
                    .as(() -> "schema " + bySchema + ", hub " + byHub + ": " + changed.toPrettyString())
                    .isEqualTo(byHub.isEmpty());
            refused.addAll(byHub);
        }
        assertThat(refused).hasSizeBetween(MESSAGES / 2, MESSAGES - 1);
    }
}
