package org.exchangehub.connectors;

import io.xlate.edi.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.exchangehub.connectors.EdifactSegments.Segment;
import org.exchangehub.connectors.Interchange.Part;

/** Takes an interchange apart into its messages, and says of each error which of them has it. */
final class InterchangeParts {

    private final EdifactSegments characters;
    private final List<Segment> segments;
    private final String set;
    private final Function<String, Optional<Schema>> schemas;

    /** @param set the syntax identifier, for example UNOC */
    InterchangeParts(
            EdifactSegments characters,
            List<Segment> segments,
            String set,
            Function<String, Optional<Schema>> schemas) {
        this.characters = characters;
        this.segments = segments;
        this.set = set;
        this.schemas = schemas;
    }

    /** The places of the first and the last segment of a message, from 0, and of the head of its group. */
    private record Span(int first, int last, Optional<Segment> group) {

        boolean holds(SyntaxError error) {
            return error.segment() > first && error.segment() <= last + 1;
        }
    }

    /**
     * The messages of the interchange.
     *
     * @param found what is wrong with its service segments
     * @param errors gets those that are of no single message
     */
    List<Part> read(EdifactReader.Findings found, List<SyntaxError> errors) {
        List<Span> spans = spans();
        found.errors().stream()
                .filter(error -> spans.stream().noneMatch(span -> span.holds(error)))
                .forEach(errors::add);
        if (found.broken() && errors.isEmpty()) {
            errors.add(found.errors().getLast());
        }
        return spans.stream().map(span -> part(span, found.errors())).toList();
    }

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        Optional<Segment> group = Optional.empty();
        int begin = -1;
        for (int i = 0; i < segments.size(); i++) {
            switch (segments.get(i).tag()) {
                case "UNG" -> group = Optional.of(segments.get(i));
                case "UNE" -> group = Optional.empty();
                case "UNH" -> begin = i;
                case "UNT" -> {
                    if (begin >= 0) {
                        spans.add(new Span(begin, i, group));
                    }
                    begin = -1;
                }
                default -> {}
            }
        }
        return spans;
    }

    private Part part(Span span, List<SyntaxError> whole) {
        Segment head = segments.get(span.first());
        List<String> type = head.element(2).isEmpty() ? List.of("") : head.element(2);
        byte[] alone = EdifactText.write(alone(span), set);
        List<SyntaxError> errors = whole.stream()
                .filter(span::holds)
                .map(error -> error.countedFrom(span.first() + 1))
                .toList();
        if (errors.isEmpty()) {
            int before = span.group().isPresent() ? 2 : 1;
            errors = schemas
                    .apply(type.getFirst())
                    .map(schema ->
                            new EdifactReader(alone).read(Optional.of(schema)).errors())
                    .orElseGet(() -> List.of(SyntaxError.of(
                            SyntaxError.NO_AGREEMENT, before + 1, "UNH", 2, 1, "There is no such message between us")))
                    .stream()
                    .map(error -> error.countedFrom(before + 1))
                    .toList();
        }
        return new Part(
                head.at(1, 0),
                type,
                span.group()
                        .map(group ->
                                group.elements().subList(1, group.elements().size())),
                new Wire(Format.EDIFACT.mediaType(), alone),
                errors);
    }

    /** The message as the only one of an interchange with the same head. */
    private String alone(Span span) {
        StringBuilder alone = new StringBuilder(characters.advice());
        Segment header = segments.getFirst();
        alone.append(header.text());
        span.group().ifPresent(group -> alone.append(group.text()));
        segments.subList(span.first(), span.last() + 1).forEach(segment -> alone.append(segment.text()));
        span.group()
                .ifPresent(group ->
                        alone.append(characters.write("UNE", List.of(List.of("1"), List.of(group.at(5, 0))))));
        return alone.append(characters.write("UNZ", List.of(List.of("1"), List.of(header.at(5, 0)))))
                .toString();
    }
}
