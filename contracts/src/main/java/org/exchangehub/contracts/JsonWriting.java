package org.exchangehub.contracts;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.contracts.JsonShape.Element;
import org.exchangehub.contracts.JsonShape.Scalar;
import tools.jackson.core.JsonGenerator;

/** One canonical document on its way to its JSON form. */
final class JsonWriting {

    private final JsonShape shape;
    private final XMLStreamReader reader;
    private final JsonGenerator json;

    JsonWriting(JsonShape shape, XMLStreamReader reader, JsonGenerator json) {
        this.shape = shape;
        this.reader = reader;
        this.json = json;
    }

    /** Writes the document whose root element the reader stands on. */
    void document() throws XMLStreamException {
        json.writeStartObject();
        root();
        json.writeEndObject();
    }

    private void root() throws XMLStreamException {
        Element root = shape.rootByName(reader.getLocalName())
                .orElseThrow(() -> new IllegalArgumentException("No canonical message " + reader.getLocalName()));
        json.writeName(root.member());
        value(root);
    }

    private void value(Element element) throws XMLStreamException {
        if (element.scalar().isPresent()) {
            scalar(element.scalar().get(), reader.getElementText());
        } else {
            json.writeStartObject();
            if (element.isAny()) {
                reader.nextTag();
                root();
                reader.nextTag();
            } else {
                children(element);
            }
            json.writeEndObject();
        }
    }

    private void children(Element element) throws XMLStreamException {
        String open = "";
        while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = reader.getLocalName();
            Element child = element.children().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No element " + name + " in " + element.name()));
            if (!name.equals(open)) {
                if (!open.isEmpty()) {
                    json.writeEndArray();
                }
                json.writeName(child.member());
                open = child.repeats() ? name : "";
                if (child.repeats()) {
                    json.writeStartArray();
                }
            }
            value(child);
        }
        if (!open.isEmpty()) {
            json.writeEndArray();
        }
    }

    private void scalar(Scalar scalar, String text) {
        switch (scalar) {
            case STRING -> json.writeString(text);
            case DECIMAL -> json.writeString(text.strip());
            case INTEGER -> json.writeNumber(text.strip());
            case BOOLEAN ->
                json.writeBoolean(text.strip().equals("true") || text.strip().equals("1"));
        }
    }
}
