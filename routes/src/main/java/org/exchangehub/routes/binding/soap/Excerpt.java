package org.exchangehub.routes.binding.soap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.RefusedException;

/**
 * One element cut out of a document, letter by letter, with the namespaces that it needs to stand alone; and the way back
 * from positions in it to positions in the document. The same element gives the same bytes wherever it stood.
 */
record Excerpt(String text, Span span, int nameEnd, int added) {

    private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");
    private static final String PLACEHOLDER = "<m xmlns=\"u:u\"";

    static Excerpt of(String document, Span element) {
        return cut(element, document.substring(element.start(), element.end()));
    }

    /** An element with a placeholder, of as many lines, in place of another element in it. */
    static Excerpt without(String document, Span element, Span inner) {
        return cut(
                element,
                document.substring(element.start(), inner.start())
                        + placeholder(document.substring(inner.start(), inner.end()))
                        + document.substring(inner.end(), element.end()));
    }

    private static Excerpt cut(Span element, String text) {
        StringBuilder declarations = new StringBuilder();
        element.inherited()
                .forEach((prefix, uri) -> declarations
                        .append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                        .append("=\"")
                        .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                        .append('"'));
        int nameEnd = 1;
        while (" \t\r\n/>".indexOf(text.charAt(nameEnd)) < 0) {
            nameEnd++;
        }
        return new Excerpt(
                text.substring(0, nameEnd) + declarations + text.substring(nameEnd),
                element,
                nameEnd,
                declarations.length());
    }

    private static String placeholder(String replaced) {
        StringBuilder filler = new StringBuilder();
        replaced.chars().filter(one -> one == '\n').forEach(one -> filler.append('\n'));
        int lastLine = replaced.length() - 1 - replaced.lastIndexOf('\n');
        int used = (filler.isEmpty() ? PLACEHOLDER.length() : 0) + 2;
        return PLACEHOLDER + filler + " ".repeat(Math.max(0, lastLine - used)) + "/>";
    }

    byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    /** The same refusal, its positions being those in the whole document. */
    RefusedException inDocument(RefusedException refusal) {
        RefusedException moved = new RefusedException(
                refusal.reason(),
                refusal.faults().stream()
                        .map(fault -> new Fault(inDocument(fault.position()), fault.reason()))
                        .toList(),
                refusal);
        return refusal.messageId().map(moved::onRecord).orElse(moved);
    }

    private String inDocument(String position) {
        Matcher at = POSITION.matcher(position);
        return at.lookingAt()
                ? place(Integer.parseInt(at.group(1)), Integer.parseInt(at.group(2))) + position.substring(at.end())
                : position;
    }

    private String place(int line, int column) {
        int column0 = column - 1;
        if (line == 1) {
            column0 = column0 > nameEnd ? Math.max(nameEnd, column0 - added) : column0;
            column0 += span.column() - 1;
        }
        return "line " + (span.line() + line - 1) + ", column " + (column0 + 1);
    }
}
