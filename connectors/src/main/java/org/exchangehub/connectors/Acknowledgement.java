package org.exchangehub.connectors;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.EdifactSegments.Segment;
import org.exchangehub.connectors.Interchange.Part;

/**
 * Writes the answer to an interchange: CONTRL, which says of the whole and of each message whether its syntax is accepted
 * (ISO 9735-4). It says nothing of what the messages mean.
 */
public final class Acknowledgement {

    private static final String ACKNOWLEDGED = "7";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    private final Interchange about;
    private final EdifactSegments characters;
    private final List<String> body = new ArrayList<>();

    private Acknowledgement(Interchange about) {
        this.about = about;
        this.characters = about.characters();
    }

    /**
     * The acknowledgement of an interchange, in its service characters and its character set.
     *
     * @param messages of the interchange, with what was found of each
     * @param reference of the acknowledgement, at most 14 characters
     * @param now in UTC, to the minute
     */
    public static Wire of(Interchange about, List<Part> messages, String reference, Instant now) {
        return new Acknowledgement(about).write(messages, reference, now);
    }

    private Wire write(List<Part> messages, String reference, Instant now) {
        Segment head = about.header();
        boolean isNewSyntax = head.at(1, 1).equals("4");
        var time = now.atOffset(ZoneOffset.UTC);
        add("UNH", List.of("1"), List.of("CONTRL", isNewSyntax ? "4" : "D", isNewSyntax ? "1" : "3", "UN"));
        level("UCI", List.of(List.of(about.reference()), head.element(2), head.element(3)), about.errors());
        if (about.errors().isEmpty()) {
            messages(messages);
        }
        add("UNT", List.of(String.valueOf(body.size() + 1)), List.of("1"));
        String written = characters.advice()
                + characters.write(
                        "UNB",
                        List.of(
                                head.element(1),
                                head.element(3),
                                head.element(2),
                                List.of(time.format(isNewSyntax ? LONG_DAY : DAY), time.format(TIME)),
                                List.of(reference)))
                + String.join("", body)
                + characters.write("UNZ", List.of(List.of("1"), List.of(reference)));
        return new Wire(Format.EDIFACT.mediaType(), EdifactText.write(written, head.at(1, 0)));
    }

    private void messages(List<Part> messages) {
        Optional<List<List<String>>> told = Optional.empty();
        for (Part message : messages) {
            if (message.group().isPresent() && !message.group().equals(told)) {
                List<List<String>> group = message.group().get();
                level("UCF", List.of(group.get(4), group.get(1), group.get(2)), List.of());
                told = message.group();
            }
            message(message);
        }
    }

    private void message(Part message) {
        List<SyntaxError> ofService = message.errors().stream()
                .filter(error -> error.isOf("UNH") || error.isOf("UNT"))
                .toList();
        List<List<String>> named = List.of(List.of(message.reference()), message.type());
        if (message.isRejected() && ofService.isEmpty()) {
            add("UCM", named.get(0), named.get(1), List.of(Interchange.REJECTED));
        } else {
            level("UCM", named, ofService);
        }
        message.errors().stream().filter(error -> !ofService.contains(error)).forEach(error -> {
            String segment = String.valueOf(error.segment());
            if (error.element() == 0) {
                add("UCS", List.of(segment), List.of(error.code()));
            } else {
                add("UCS", List.of(segment));
                add("UCD", List.of(error.code()), place(error));
            }
        });
    }

    /** One of UCI, UCF and UCM: what it is about, and whether it is accepted. */
    private void level(String tag, List<List<String>> about, List<SyntaxError> errors) {
        List<List<String>> elements = new ArrayList<>(about);
        elements.add(List.of(errors.isEmpty() ? ACKNOWLEDGED : Interchange.REJECTED));
        errors.stream().findFirst().ifPresent(error -> {
            elements.add(List.of(error.code()));
            elements.add(List.of(error.tag()));
            elements.add(place(error));
        });
        add(tag, elements);
    }

    private static List<String> place(SyntaxError error) {
        return error.element() == 0
                ? List.of()
                : List.of(
                        String.valueOf(error.element()),
                        error.component() == 0 ? "" : String.valueOf(error.component()));
    }

    @SafeVarargs
    private void add(String tag, List<String>... elements) {
        add(tag, List.of(elements));
    }

    private void add(String tag, List<List<String>> elements) {
        body.add(characters.write(tag, elements));
    }
}
