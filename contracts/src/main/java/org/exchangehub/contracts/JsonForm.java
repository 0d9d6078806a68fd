package org.exchangehub.contracts;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.contracts.JsonShape.Element;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of the canonical messages, made from the schemas by one rule: one root member; lower camel names; an array
 * where an element may repeat; decimals as strings, integers as numbers, booleans as booleans. Thread-safe.
 */
public final class JsonForm {

    private final JsonShape shape = new JsonShape();
    private final Canonical canonical;
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(SecureXml.DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public JsonForm(Canonical canonical) {
        this.canonical = canonical;
    }

    /**
     * The canonical XML of a JSON form, valid by the canonical schemas.
     *
     * @throws RefusedException MALFORMED with line and column; UNKNOWN_KIND, SCHEMA_INVALID with a JSON pointer for each fault
     */
    public byte[] toXml(byte[] json) {
        JsonNode document = parse(json);
        if (!document.isObject() || document.size() != 1) {
            throw new RefusedException(
                    Reason.SCHEMA_INVALID,
                    "",
                    "One object with one member is expected, which names the kind of message");
        }
        String member = document.propertyNames().iterator().next();
        Element root = shape.rootByMember(member)
                .orElseThrow(() ->
                        new RefusedException(Reason.UNKNOWN_KIND, "/" + member, "The hub knows no message " + member));
        JsonReading reading = new JsonReading(shape);
        try {
            canonical.validator().validate(handler -> reading.read(root, document, handler), reading::pointer);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return reading.xml();
    }

    private JsonNode parse(byte[] json) {
        try {
            return mapper.readTree(json);
        } catch (StreamConstraintsException hostile) {
            throw new RefusedException(Reason.HOSTILE_DOCUMENT, List.of(fault(hostile)), hostile);
        } catch (JacksonException malformed) {
            throw new RefusedException(Reason.MALFORMED, List.of(fault(malformed)), malformed);
        }
    }

    private static Fault fault(JacksonException malformed) {
        var at = malformed.getLocation();
        String position = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Fault(position, malformed.getOriginalMessage());
    }

    /** The JSON form of canonical XML that is known to be valid. */
    public byte[] toJson(byte[] xml) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length);
        try (JsonGenerator generator = mapper.createGenerator(out)) {
            XMLStreamReader reader = SecureXml.reader(xml);
            reader.nextTag();
            new JsonWriting(shape, reader, generator).document();
        } catch (XMLStreamException malformed) {
            throw new RefusedException(Reason.MALFORMED, List.of(SchemaValidator.fault(malformed)), malformed);
        }
        return out.toByteArray();
    }
}
