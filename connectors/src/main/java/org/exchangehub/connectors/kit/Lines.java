package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** The line of a sample on which something stands of which its syntax's own position is known. */
final class Lines {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOLD = Pattern.compile("position=line (\\d+)\\b");
    private static final Pattern POINTER = Pattern.compile("^(/[^ ]*) (?:should be|is not expected)");
    private static final Pattern XPATH = Pattern.compile(" at (/[^ ]*)");
    private static final Pattern SEGMENT = Pattern.compile("^segment (\\d+) ");

    private Lines() {}

    /** @param detail of a check, as {@link Difference} words it */
    static Optional<Integer> find(String path, byte[] content, String detail) {
        Optional<Integer> told = first(TOLD, detail).map(Integer::valueOf);
        if (told.isPresent()) {
            return told;
        }
        if (path.endsWith(".json")) {
            return first(POINTER, detail).map(pointer -> ofPointer(content, pointer));
        }
        if (path.endsWith(".edi")) {
            return first(SEGMENT, detail).map(number -> ofSegment(content, Integer.parseInt(number)));
        }
        return path.endsWith(".xml")
                ? first(XPATH, detail).flatMap(xpath -> ofElement(content, xpath))
                : Optional.empty();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Of what stands there, or of what should hold it. */
    private static int ofPointer(byte[] json, String pointer) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException broken) {
            return broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
        }
        String place = pointer;
        while (!lines.containsKey(place) && place.contains("/")) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 1);
    }

    private static int ofSegment(byte[] edifact, int number) {
        String text = new String(edifact, ISO_8859_1);
        Matcher end = Pattern.compile("(?<!\\?)'\\s*").matcher(text);
        int start = 0;
        for (int i = 1; i < number && end.find(); i++) {
            start = end.end();
        }
        return 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    }

    /** By the path that XMLUnit tells, for example {@code /Question[1]/Goods[2]/text()[1]}. */
    private static Optional<Integer> ofElement(byte[] xml, String xpath) {
        String wanted = xpath.replaceFirst("/(@|text\\(|comment\\().*$", "");
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        Deque<String> way = new ArrayDeque<>();
        Map<String, Integer> counts = new HashMap<>();
        way.push("");
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    String step = way.element() + "/" + reader.getLocalName();
                    String here = step + "[" + counts.merge(step, 1, Integer::sum) + "]";
                    if (here.equals(wanted)) {
                        return Optional.of(reader.getLocation().getLineNumber());
                    }
                    way.push(here);
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    way.pop();
                }
            }
        } catch (XMLStreamException broken) {
            return Optional.of(
                    broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber());
        }
        return Optional.empty();
    }
}
