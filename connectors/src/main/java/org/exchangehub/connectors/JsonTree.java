package org.exchangehub.connectors;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.sf.saxon.lib.NamespaceConstant;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SecureXml;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the tree that maps read and write: the vocabulary of {@code fn:json-to-xml}. */
final class JsonTree {

    private static final String NS = NamespaceConstant.FN;
    private static final AttributesImpl NONE = new AttributesImpl();
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(SecureXml.DEPTH)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTree() {}

    /** @throws RefusedException MALFORMED or HOSTILE_DOCUMENT with line and column */
    static JsonNode parse(byte[] json) {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (document.isMissingNode()) {
                throw new RefusedException(Reason.MALFORMED, "line 1, column 1", "There is no document");
            }
            return document;
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            Fault fault = new Fault(
                    at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    malformed.getOriginalMessage());
            throw new RefusedException(
                    malformed instanceof StreamConstraintsException ? Reason.HOSTILE_DOCUMENT : Reason.MALFORMED,
                    List.of(fault),
                    malformed);
        }
    }

    /** The tree of a document. */
    static XdmNode tree(JsonNode document, DocumentBuilder builder) throws SaxonApiException {
        try {
            BuildingContentHandler events = builder.newBuildingContentHandler();
            events.startDocument();
            events.startPrefixMapping("", NS);
            write(document, null, events);
            events.endPrefixMapping("");
            events.endDocument();
            return events.getDocumentNode();
        } catch (SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(JsonNode value, @Nullable String key, BuildingContentHandler events) throws SAXException {
        String name = switch (value.getNodeType()) {
            case OBJECT -> "map";
            case ARRAY -> "array";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            default -> "string";
        };
        AttributesImpl attributes = NONE;
        if (key != null) {
            attributes = new AttributesImpl();
            attributes.addAttribute("", "key", "key", "CDATA", xmlText(key));
        }
        events.startElement(NS, name, name, attributes);
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                write(member.getValue(), member.getKey(), events);
            }
        } else if (value.isArray()) {
            for (JsonNode item : value) {
                write(item, null, events);
            }
        } else if (!value.isNull()) {
            String text = value.isNumber() ? value.decimalValue().toString() : xmlText(value.asString());
            events.characters(text.toCharArray(), 0, text.length());
        }
        events.endElement(NS, name, name);
    }

    private static String xmlText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < 0x20 && one != '\t' && one != '\n' && one != '\r' || one == 0xFFFE || one == 0xFFFF) {
                throw new RefusedException(Reason.MALFORMED, "", "A string holds the control character " + (int) one);
            }
        }
        return text;
    }

    /** The JSON that a tree of the vocabulary stands for. */
    static byte[] json(XdmNode tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            XdmNode root = tree.getNodeKind() == XdmNodeKind.DOCUMENT
                    ? tree.children("*").iterator().next()
                    : tree;
            read(root, generator);
        }
        return out.toByteArray();
    }

    private static void read(XdmNode node, JsonGenerator json) {
        String text = node.getStringValue();
        switch (node.getNodeName().getLocalName()) {
            case "map" -> {
                json.writeStartObject();
                for (XdmNode member : node.children("*")) {
                    json.writeName(member.attribute("key"));
                    read(member, json);
                }
                json.writeEndObject();
            }
            case "array" -> {
                json.writeStartArray();
                for (XdmNode item : node.children("*")) {
                    read(item, json);
                }
                json.writeEndArray();
            }
            case "number" -> json.writeNumber(new BigDecimal(text.strip()));
            case "boolean" -> json.writeBoolean(text.strip().equals("true"));
            case "null" -> json.writeNull();
            case "string" -> json.writeString(text);
            default -> throw new IllegalArgumentException("<" + node.getNodeName() + "> is not of the JSON vocabulary");
        }
    }
}
