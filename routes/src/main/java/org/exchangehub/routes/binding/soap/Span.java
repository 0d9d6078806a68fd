package org.exchangehub.routes.binding.soap;

import java.util.Map;
import javax.xml.namespace.QName;

/**
 * An element as it stands in the text of a document.
 *
 * @param start where its start tag begins, in characters
 * @param end where the character after its end tag is
 * @param line the line of its start, counted from 1
 * @param column the column of its start, counted from 1
 * @param inherited the namespaces, by their prefix, that hold for it and that its own start tag does not declare
 */
record Span(QName name, int start, int end, int line, int column, Map<String, String> inherited) {

    /** Where it starts, in words. */
    String position() {
        return "line " + line + ", column " + column + ": /" + name.getLocalPart();
    }
}
