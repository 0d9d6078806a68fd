package org.exchangehub.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.validation.ValidatorHandler;
import org.exchangehub.contracts.JsonShape.Element;
import org.exchangehub.contracts.JsonShape.Scalar;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import tools.jackson.databind.JsonNode;

/** One JSON form on its way to canonical XML: validated and written as it is walked, knowing its pointer at each step. */
final class JsonReading {

    private static final AttributesImpl NONE = new AttributesImpl();

    private final JsonShape shape;
    private final StringBuilder xml = new StringBuilder(8192).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private final Deque<String> pointer = new ArrayDeque<>();

    JsonReading(JsonShape shape) {
        this.shape = shape;
    }

    byte[] xml() {
        return xml.toString().getBytes(UTF_8);
    }

    String pointer() {
        StringBuilder text = new StringBuilder();
        pointer.forEach(step -> text.append('/').append(step.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }

    void read(Element root, JsonNode document, ValidatorHandler handler) throws SAXException {
        handler.startDocument();
        handler.startPrefixMapping("", Canonical.NAMESPACE);
        pointer.addLast(root.member());
        element(root, document.get(root.member()), handler, true);
        pointer.removeLast();
        handler.endPrefixMapping("");
        handler.endDocument();
    }

    private void element(Element element, JsonNode value, ValidatorHandler handler, boolean root) throws SAXException {
        handler.startElement(Canonical.NAMESPACE, element.name(), element.name(), NONE);
        xml.append('<').append(element.name());
        if (root) {
            xml.append(" xmlns=\"").append(Canonical.NAMESPACE).append('"');
        }
        xml.append('>');
        if (element.scalar().isPresent()) {
            scalar(element.scalar().get(), value, handler);
        } else if (!value.isObject()) {
            fault(handler, "An object is expected");
        } else if (element.isAny()) {
            any(value, handler);
        } else {
            children(element, value, handler);
        }
        xml.append("</").append(element.name()).append('>');
        handler.endElement(Canonical.NAMESPACE, element.name(), element.name());
    }

    private void children(Element element, JsonNode object, ValidatorHandler handler) throws SAXException {
        Set<String> known = new HashSet<>();
        for (Element child : element.children()) {
            known.add(child.member());
            JsonNode value = object.get(child.member());
            if (value == null) {
                continue;
            }
            pointer.addLast(child.member());
            if (child.repeats()) {
                array(child, value, handler);
            } else {
                element(child, value, handler, false);
            }
            pointer.removeLast();
        }
        for (String member : object.propertyNames()) {
            if (!known.contains(member)) {
                pointer.addLast(member);
                fault(handler, "There is no such member here");
                pointer.removeLast();
            }
        }
    }

    private void array(Element child, JsonNode value, ValidatorHandler handler) throws SAXException {
        if (!value.isArray()) {
            fault(handler, "An array is expected");
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            pointer.addLast(Integer.toString(i));
            element(child, value.get(i), handler, false);
            pointer.removeLast();
        }
    }

    private void any(JsonNode object, ValidatorHandler handler) throws SAXException {
        for (String member : object.propertyNames()) {
            pointer.addLast(member);
            var root = shape.rootByMember(member);
            if (root.isPresent()) {
                element(root.get(), object.get(member), handler, false);
            } else {
                fault(handler, "The hub knows no message " + member);
            }
            pointer.removeLast();
        }
    }

    private void scalar(Scalar scalar, JsonNode value, ValidatorHandler handler) throws SAXException {
        boolean right = switch (scalar) {
            case STRING, DECIMAL -> value.isString();
            case INTEGER -> value.isIntegralNumber();
            case BOOLEAN -> value.isBoolean();
        };
        if (!right) {
            fault(
                    handler,
                    switch (scalar) {
                        case STRING -> "A string is expected";
                        case DECIMAL -> "A decimal is written as a string, so that no reader rounds it";
                        case INTEGER -> "A whole number is expected";
                        case BOOLEAN -> "true or false is expected";
                    });
            return;
        }
        String text = value.asString();
        handler.characters(text.toCharArray(), 0, text.length());
        escape(text, handler);
    }

    private void escape(String text, ValidatorHandler handler) throws SAXException {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\r' -> xml.append("&#13;");
                default -> {
                    if (one < 0x20 && one != '\t' && one != '\n' || one == 0xFFFE || one == 0xFFFF) {
                        fault(handler, "The control character " + (int) one + " can not stand in a message");
                    }
                    if (isHalf(text, i)) {
                        fault(handler, "Half a character (a lone surrogate) can not stand in a message");
                    }
                    xml.append(one);
                }
            }
        }
    }

    private static boolean isHalf(String text, int at) {
        char one = text.charAt(at);
        return Character.isHighSurrogate(one)
                        && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))
                || Character.isLowSurrogate(one) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static void fault(ValidatorHandler handler, String reason) throws SAXException {
        ErrorHandler errors = handler.getErrorHandler();
        errors.error(new SAXParseException(reason, null));
    }
}
