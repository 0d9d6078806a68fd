package org.exchangehub.routes.binding.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.routes.feed.Feeds.Item;
import org.exchangehub.routes.feed.Feeds.Page;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of a feed as JSON or XML. A payload in the form of the page stands in it as it is; one in another form stands in it
 * as text in base 64.
 */
final class FeedPages {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private FeedPages() {}

    static byte[] json(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeName("feedPage");
            json.writeStartObject();
            json.writeStringProperty("feed", page.feed().value());
            json.writeName("entry");
            json.writeStartArray();
            page.items().forEach(item -> entry(json, item));
            json.writeEndArray();
            json.writeBooleanProperty("more", page.more());
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void entry(JsonGenerator json, Item item) {
        json.writeStartObject();
        json.writeStringProperty("marker", item.marker().toString());
        json.writeStringProperty("messageId", item.messageId().toString());
        json.writeStringProperty("kind", item.kind().code());
        item.correlationId().ifPresent(id -> json.writeStringProperty("correlationId", id));
        json.writeStringProperty("issueDateTime", item.offeredAt().toString());
        json.writeName("payload");
        if (isJson(item.wire())) {
            json.writeRawValue(new String(item.wire().bytes(), UTF_8));
        } else {
            json.writeString(base64(item.wire()));
        }
        json.writeEndObject();
    }

    static byte[] xml(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("FeedPage");
            xml.writeDefaultNamespace(Canonical.NAMESPACE);
            text(xml, "Feed", page.feed().value());
            for (Item item : page.items()) {
                xml.writeStartElement("Entry");
                text(xml, "Marker", item.marker().toString());
                text(xml, "MessageID", item.messageId().toString());
                text(xml, "Kind", item.kind().code());
                if (item.correlationId().isPresent()) {
                    text(xml, "CorrelationID", item.correlationId().get());
                }
                text(xml, "IssueDateTime", item.offeredAt().toString());
                xml.writeStartElement("Payload");
                payload(xml, out, item.wire());
                xml.writeEndElement();
                xml.writeEndElement();
            }
            text(xml, "More", Boolean.toString(page.more()));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static void payload(XMLStreamWriter xml, ByteArrayOutputStream out, Wire wire) throws XMLStreamException {
        xml.writeCharacters("");
        if (wire.mediaType().endsWith("xml")) {
            xml.flush();
            byte[] document = wire.bytes();
            int from = afterDeclaration(document);
            out.write(document, from, document.length - from);
        } else {
            xml.writeCharacters(base64(wire));
        }
    }

    /** The hub writes its wire forms in UTF-8, so that one goes into another without its declaration. */
    private static int afterDeclaration(byte[] document) {
        if (document.length > 5 && document[0] == '<' && document[1] == '?') {
            for (int i = 2; i < document.length - 1; i++) {
                if (document[i] == '?' && document[i + 1] == '>') {
                    return i + 2;
                }
            }
        }
        return 0;
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static boolean isJson(Wire wire) {
        return wire.mediaType().endsWith("json");
    }

    private static String base64(Wire wire) {
        return Base64.getEncoder().encodeToString(wire.bytes());
    }
}
