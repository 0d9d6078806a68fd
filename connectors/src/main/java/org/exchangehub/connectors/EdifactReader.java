package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import io.xlate.edi.stream.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stax.StAXSource;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;

/**
 * Reads one EDIFACT interchange: checks it, and gives its tree, which is StAEDI's XML view with
 * elements named by their place. With a schema of the message its segments stand in their groups, and what may have
 * several components is always a composite; without one segments stand in a row, and a single component is an element.
 */
final class EdifactReader {

    private static final int MOST_SEGMENTS = 100_000;

    private final String text;
    private final int before;

    /** @throws RefusedException MALFORMED where the characters are no interchange */
    EdifactReader(byte[] wire) {
        text = EdifactText.read(wire);
        before = text.startsWith("UNA") ? 1 : 0;
    }

    /**
     * What was read of an interchange.
     *
     * @param messages the type of each message, as UNH names it
     * @param errors what is wrong, in the order of the interchange
     * @param broken true where the last of them ended the reading
     */
    record Findings(List<String> messages, List<SyntaxError> errors, boolean broken) {}

    /**
     * Reads the interchange of one message to its end.
     *
     * @param schema of the message; only control segments are checked where there is none
     * @return the message type, as UNH names it
     * @throws RefusedException MALFORMED, HOSTILE_DOCUMENT or SCHEMA_INVALID, with segment, element and component
     */
    String check(Optional<Schema> schema) {
        Findings found = read(schema);
        List<Fault> faults =
                new ArrayList<>(found.errors().stream().map(SyntaxError::fault).toList());
        if (found.broken()) {
            throw new RefusedException(Reason.MALFORMED, List.of(faults.getLast()));
        }
        if (found.messages().size() != 1) {
            faults.add(new Fault(
                    "segment 1: UNB",
                    "An interchange carries one message, this has "
                            + found.messages().size()));
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(Reason.SCHEMA_INVALID, faults);
        }
        return found.messages().getFirst();
    }

    /**
     * Reads the interchange to its end.
     *
     * @param schema of its messages; only control segments are checked where there is none
     * @throws RefusedException HOSTILE_DOCUMENT
     */
    Findings read(Optional<Schema> schema) {
        List<SyntaxError> errors = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        try (EDIStreamReader reader = open()) {
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                Location at = reader.getLocation();
                if (at.getSegmentPosition() - before > MOST_SEGMENTS) {
                    throw new RefusedException(
                            Reason.HOSTILE_DOCUMENT, position(at), "More than " + MOST_SEGMENTS + " segments");
                }
                if (event == EDIStreamEvent.START_TRANSACTION) {
                    schema.ifPresent(reader::setTransactionSchema);
                } else if (event.isError() && errors.size() < SchemaValidator.MOST_FAULTS) {
                    errors.add(error(at, SyntaxError.code(reader.getErrorType()), reason(reader)));
                } else if (event == EDIStreamEvent.ELEMENT_DATA && isMessageType(at)) {
                    messages.add(reader.getText());
                }
            }
            return new Findings(messages, errors, false);
        } catch (EDIStreamException malformed) {
            Location at = malformed.getLocation();
            errors.add(
                    at == null
                            ? new SyntaxError(SyntaxError.UNSPECIFIED, 0, "", 0, 0, new Fault("", plain(malformed)))
                            : error(at, SyntaxError.UNSPECIFIED, plain(malformed)));
            return new Findings(messages, errors, true);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private SyntaxError error(Location at, String code, String reason) {
        return new SyntaxError(
                code,
                Math.max(0, at.getSegmentPosition() - before),
                Objects.requireNonNullElse(at.getSegmentTag(), ""),
                Math.max(0, at.getElementPosition()),
                Math.max(0, at.getComponentPosition()),
                new Fault(position(at), reason));
    }

    /** The tree of an interchange that was checked; the line of each node is the number of its segment. */
    XdmNode tree(Optional<Schema> schema) {
        try (EDIStreamReader reader = open()) {
            DocumentBuilder builder = Xslt.processor().newDocumentBuilder();
            builder.setLineNumbering(true);
            return builder.build(new StAXSource(new EdifactEvents(
                    EDIInputFactory.newFactory().createXMLStreamReader(reader), () -> {
                        if (reader.getEventType() == EDIStreamEvent.START_TRANSACTION) {
                            schema.ifPresent(reader::setTransactionSchema);
                        }
                        return reader.getLocation().getSegmentPosition() - before;
                    })));
        } catch (SaxonApiException | XMLStreamException | EDIStreamException | IOException broken) {
            throw new RefusedException(
                    Reason.MALFORMED, List.of(new Fault("", String.valueOf(broken.getMessage()))), broken);
        }
    }

    private EDIStreamReader open() throws EDIStreamException {
        return EDIInputFactory.newFactory()
                .createEDIStreamReader(new ByteArrayInputStream(text.getBytes(UTF_8)), UTF_8.name());
    }

    private static boolean isMessageType(Location at) {
        return "UNH".equals(at.getSegmentTag()) && at.getElementPosition() == 2 && at.getComponentPosition() == 1;
    }

    private static String reason(EDIStreamReader reader) {
        EDIStreamValidationError error = reader.getErrorType();
        String words = error.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (error.getCategory()) {
            case ELEMENT_DATA_ERROR -> words + ": " + reader.getText();
            case SEGMENT_ERROR ->
                words + ": "
                        + Objects.requireNonNullElse(
                                reader.getReferenceCode(), reader.getLocation().getSegmentTag());
            default -> words;
        };
    }

    private static String plain(EDIStreamException malformed) {
        return String.valueOf(malformed.getMessage()).replaceFirst("^EDIE\\d+ - ", "");
    }

    /** For example {@code segment 5: DTM01-02}; UNB is segment 1. */
    private String position(Location at) {
        if (at.getSegmentPosition() < 1) {
            return "character " + at.getCharacterOffset();
        }
        String element = at.getElementPosition() < 1 ? "" : String.format("%02d", at.getElementPosition());
        String component = at.getComponentPosition() < 1 ? "" : String.format("-%02d", at.getComponentPosition());
        return "segment " + (at.getSegmentPosition() - before) + ": " + at.getSegmentTag() + element + component;
    }
}
