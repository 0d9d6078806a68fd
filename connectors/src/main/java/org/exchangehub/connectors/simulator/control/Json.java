package org.exchangehub.connectors.simulator.control;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.function.Function;
import org.exchangehub.connectors.simulator.FaultKind;
import org.exchangehub.contracts.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The JSON of the control API: what is absent is left out, decimals are strings, times are ISO 8601. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    BigDecimal.class, decimal -> decimal.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .addModule(new SimpleModule("codes")
                    .addSerializer(FaultKind.class, new Code<>(FaultKind::code))
                    .addSerializer(Kind.class, new Code<>(Kind::code)))
            .build();

    private static final class Code<T> extends ValueSerializer<T> {
        private final Function<T, String> code;

        Code(Function<T, String> code) {
            this.code = code;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(code.apply(value));
        }
    }

    private Json() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws RefusedCall 400 where it is not a JSON object */
    static JsonNode object(byte[] body) {
        try {
            JsonNode read = MAPPER.readTree(body);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException notJson) {
            throw new RefusedCall(400, "Not JSON: " + notJson.getOriginalMessage());
        }
        throw new RefusedCall(400, "A JSON object is expected");
    }

    static JsonNode none() {
        return MAPPER.createObjectNode();
    }
}
