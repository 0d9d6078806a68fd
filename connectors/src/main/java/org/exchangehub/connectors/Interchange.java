package org.exchangehub.connectors;

import io.xlate.edi.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exchangehub.connectors.EdifactSegments.Segment;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/**
 * An EDIFACT interchange of any number of messages, each also as an interchange of its own, and what is wrong with the
 * syntax of the whole and of each message (ISO 9735).
 */
public final class Interchange {

    static final String REJECTED = "4";
    private static final String CONTROL = "CONTRL";
    private static final int TEST_INDICATOR = 11;

    private final EdifactSegments characters;
    private final Segment header;
    private final List<SyntaxError> errors;
    private final List<Part> messages;

    private Interchange(EdifactSegments characters, Segment header, List<SyntaxError> errors, List<Part> messages) {
        this.characters = characters;
        this.header = header;
        this.errors = errors;
        this.messages = messages;
    }

    /**
     * A message of the interchange.
     *
     * @param reference as UNH gives it
     * @param type as UNH names it, for example CUSDEC with its version
     * @param group the head of the functional group that it stands in, where there is one
     * @param wire the message in an interchange of its own, with the head of the whole
     * @param errors of its syntax; segments are counted from UNH, which is 1
     */
    public record Part(
            String reference,
            List<String> type,
            Optional<List<List<String>>> group,
            Wire wire,
            List<SyntaxError> errors) {

        /** The same message, rejected since its reference was used before for another content. */
        public Part duplicate() {
            SyntaxError used = SyntaxError.of(
                    SyntaxError.DUPLICATE, 1, "UNH", 1, 0, "This reference was used for another content");
            return new Part(reference, type, group, wire, List.of(used));
        }

        public boolean isRejected() {
            return !errors.isEmpty();
        }
    }

    /**
     * Reads an interchange.
     *
     * @param agreed by which names the two sides go in it
     * @param schemas of the messages that are agreed, by their type
     * @throws RefusedException MALFORMED where it has no head that an acknowledgement could name, HOSTILE_DOCUMENT
     */
    static Interchange read(byte[] wire, InterchangeNames agreed, Function<String, Optional<Schema>> schemas) {
        String text = EdifactText.read(wire);
        EdifactSegments characters = new EdifactSegments(text);
        List<Segment> segments = characters.read();
        Segment header = segments.isEmpty() ? new Segment("", List.of(List.of(""))) : segments.getFirst();
        if (header.at(2, 0).isEmpty()
                || header.at(3, 0).isEmpty()
                || header.at(5, 0).isEmpty()) {
            throw new RefusedException(
                    Reason.MALFORMED, "segment 1: UNB", "An interchange names its sender, recipient and reference");
        }
        InterchangeParts parts = new InterchangeParts(characters, segments, header.at(1, 0), schemas);
        List<SyntaxError> errors = new ArrayList<>(names(header, agreed));
        List<Part> messages = parts.read(new EdifactReader(wire).read(Optional.empty()), errors);
        if (messages.isEmpty() && errors.isEmpty()) {
            errors.add(SyntaxError.of(SyntaxError.LOWER_LEVEL_EMPTY, 1, "UNB", 0, 0, "It holds no message"));
        }
        return new Interchange(characters, header, List.copyOf(errors), messages);
    }

    private static List<SyntaxError> names(Segment header, InterchangeNames agreed) {
        if (!header.at(2, 0).equals(agreed.partner())) {
            return List.of(SyntaxError.of(
                    SyntaxError.UNKNOWN_SENDER, 1, "UNB", 2, 1, "This partner's name is " + agreed.partner()));
        }
        if (!header.at(3, 0).equals(agreed.hub())) {
            return List.of(
                    SyntaxError.of(SyntaxError.NOT_RECIPIENT, 1, "UNB", 3, 1, "The hub's name is " + agreed.hub()));
        }
        if (header.at(TEST_INDICATOR, 0).equals("1")) {
            return List.of(SyntaxError.of(
                    SyntaxError.TEST_INDICATOR, 1, "UNB", TEST_INDICATOR, 0, "Tests are not taken on this way"));
        }
        return List.of();
    }

    /** Its control reference, as UNB gives it. */
    public String reference() {
        return header.at(5, 0);
    }

    /** What is wrong with it as a whole: then none of its messages is taken. */
    public List<SyntaxError> errors() {
        return errors;
    }

    public List<Part> messages() {
        return messages;
    }

    /** Whether it is itself an acknowledgement: such a thing is never acknowledged. */
    public boolean isAcknowledgement() {
        return !messages.isEmpty()
                && messages.stream()
                        .allMatch(message -> message.type().getFirst().equals(CONTROL));
    }

    /**
     * What a receiver says by CONTRL of an interchange that it got.
     *
     * @param reference of that interchange
     * @param why the codes and places of what is wrong, empty where it is accepted
     */
    public record Verdict(String reference, boolean isAccepted, String why) {}

    /** What the acknowledgements in it say, each of the interchange that it names. */
    public List<Verdict> verdicts() {
        return messages.stream()
                .map(Part::wire)
                .map(wire -> new EdifactSegments(EdifactText.read(wire.bytes())).read())
                .flatMap(segments -> segments.stream()
                        .filter(segment -> segment.tag().equals("UCI"))
                        .map(about -> verdict(about, segments)))
                .toList();
    }

    private static Verdict verdict(Segment about, List<Segment> segments) {
        boolean rejected = segments.stream()
                .anyMatch(segment -> segment.tag().equals("UCI")
                                && segment.at(4, 0).equals(REJECTED)
                        || segment.tag().equals("UCF") && segment.at(4, 0).equals(REJECTED)
                        || segment.tag().equals("UCM") && segment.at(3, 0).equals(REJECTED));
        String why = segments.stream()
                .filter(segment -> segment.tag().startsWith("UC"))
                .map(segment -> segment.text().strip())
                .collect(Collectors.joining(" "));
        return new Verdict(about.at(1, 0), !rejected, rejected ? why : "");
    }

    Segment header() {
        return header;
    }

    EdifactSegments characters() {
        return characters;
    }
}
