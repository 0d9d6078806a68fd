package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.List;

/**
 * The segments of an interchange as they stand in it, by its service characters (ISO 9735-1): those of UNA, or the usual
 * ones. A character behind the release character is none of them.
 */
final class EdifactSegments {

    private static final String USUAL = "UNA:+.? '";

    private final String text;
    private final char component;
    private final char element;
    private final char release;
    private final char terminator;

    EdifactSegments(String text) {
        this.text = text;
        String advice = text.startsWith("UNA") ? text : USUAL;
        component = advice.charAt(3);
        element = advice.charAt(4);
        release = advice.charAt(6);
        terminator = advice.charAt(8);
    }

    /**
     * One segment.
     *
     * @param text as it came, with its terminator and what stands before its tag
     * @param elements from the second on, each with its components; the first is the tag
     */
    record Segment(String text, List<List<String>> elements) {

        String tag() {
            return at(0, 0);
        }

        /** A component; empty where there is none. */
        String at(int element, int component) {
            return element < elements.size()
                            && component < elements.get(element).size()
                    ? elements.get(element).get(component)
                    : "";
        }

        List<String> element(int number) {
            return number < elements.size() ? elements.get(number) : List.of();
        }
    }

    /** UNA, where there is one. */
    String advice() {
        return text.startsWith("UNA") ? text.substring(0, USUAL.length()) : "";
    }

    /** All from UNB on; what stands behind the last terminator is none. */
    List<Segment> read() {
        List<Segment> segments = new ArrayList<>();
        int begin = advice().length();
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) == release) {
                i++;
            } else if (text.charAt(i) == terminator) {
                segments.add(new Segment(text.substring(begin, i + 1), elements(text.substring(begin, i))));
                begin = i + 1;
            }
        }
        return segments;
    }

    private List<List<String>> elements(String segment) {
        List<List<String>> elements = new ArrayList<>();
        List<String> components = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        String body = segment.stripLeading();
        for (int i = 0; i < body.length(); i++) {
            char one = body.charAt(i);
            if (one == release && i + 1 < body.length()) {
                value.append(body.charAt(++i));
            } else if (one == element || one == component) {
                components.add(value.toString());
                value.setLength(0);
                if (one == element) {
                    elements.add(List.copyOf(components));
                    components.clear();
                }
            } else {
                value.append(one);
            }
        }
        components.add(value.toString());
        elements.add(List.copyOf(components));
        return elements;
    }

    /** A segment in these service characters; empty elements and components at the end are left out. */
    String write(String tag, List<List<String>> elements) {
        StringBuilder written = new StringBuilder(tag);
        for (List<String> components : elements) {
            written.append(element);
            List<String> released =
                    withoutEnd(components).stream().map(this::released).toList();
            written.append(String.join(String.valueOf(component), released));
        }
        int end = written.length();
        while (written.charAt(end - 1) == element && written.charAt(end - 2) != release) {
            end--;
        }
        return written.substring(0, end) + terminator;
    }

    private static List<String> withoutEnd(List<String> components) {
        int filled = components.size();
        while (filled > 0 && components.get(filled - 1).isEmpty()) {
            filled--;
        }
        return components.subList(0, filled);
    }

    private String released(String value) {
        StringBuilder released = new StringBuilder(value.length());
        for (char one : value.toCharArray()) {
            if (one == component || one == element || one == release || one == terminator) {
                released.append(release);
            }
            released.append(one);
        }
        return released.toString();
    }
}
