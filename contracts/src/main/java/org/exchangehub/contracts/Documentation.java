package org.exchangehub.contracts;

import java.util.stream.Collectors;
import org.apache.ws.commons.schema.XmlSchemaAnnotated;
import org.apache.ws.commons.schema.XmlSchemaAnnotation;
import org.apache.ws.commons.schema.XmlSchemaDocumentation;
import org.w3c.dom.NodeList;

/** What a schema says about one of its own parts. */
final class Documentation {

    private Documentation() {}

    static String of(XmlSchemaAnnotated part) {
        XmlSchemaAnnotation annotation = part.getAnnotation();
        if (annotation == null) {
            throw new IllegalStateException("A part of the canonical schemas says nothing about itself: " + part);
        }
        return annotation.getItems().stream()
                .filter(XmlSchemaDocumentation.class::isInstance)
                .map(item -> text(((XmlSchemaDocumentation) item).getMarkup()))
                .collect(Collectors.joining(" "));
    }

    private static String text(NodeList markup) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < markup.getLength(); i++) {
            text.append(markup.item(i).getTextContent());
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
