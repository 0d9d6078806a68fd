package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/** The characters of an interchange: its syntax identifier (UNB, S001) says in which set its bytes are written. */
final class EdifactText {

    /** ISO 9735, code list 0001. */
    private static final Map<String, Charset> SETS = Map.ofEntries(
            Map.entry("UNOA", US_ASCII),
            Map.entry("UNOB", US_ASCII),
            Map.entry("UNOC", ISO_8859_1),
            Map.entry("UNOD", Charset.forName("ISO-8859-2")),
            Map.entry("UNOE", Charset.forName("ISO-8859-5")),
            Map.entry("UNOF", Charset.forName("ISO-8859-7")),
            Map.entry("UNOG", Charset.forName("ISO-8859-3")),
            Map.entry("UNOH", Charset.forName("ISO-8859-4")),
            Map.entry("UNOI", Charset.forName("ISO-8859-6")),
            Map.entry("UNOJ", Charset.forName("ISO-8859-8")),
            Map.entry("UNOK", Charset.forName("ISO-8859-9")),
            Map.entry("UNOW", UTF_8));

    private static final Pattern HEAD = Pattern.compile("^(UNA.{6})?\\s{0,4}UNB.(UNO[A-Z])", Pattern.DOTALL);

    private EdifactText() {}

    /** @throws RefusedException MALFORMED where it does not begin as an interchange, or holds what its set does not have */
    static String read(byte[] wire) {
        String head = new String(wire, 0, Math.min(wire.length, 40), ISO_8859_1);
        Matcher found = HEAD.matcher(head);
        if (!found.find()) {
            throw new RefusedException(
                    Reason.MALFORMED, "segment 1", "An interchange begins with UNB and its syntax identifier");
        }
        String set = found.group(2);
        try {
            return legible(charset(set)
                    .orElseThrow(() -> new RefusedException(
                            Reason.MALFORMED, "segment 1: UNB01-01", "The hub does not read the character set " + set))
                    .newDecoder()
                    .decode(ByteBuffer.wrap(wire))
                    .toString());
        } catch (CharacterCodingException wrong) {
            throw new RefusedException(
                    Reason.MALFORMED,
                    List.of(new Fault("", "The message holds bytes that are no characters of " + set)),
                    wrong);
        }
    }

    private static String legible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isISOControl(one) && one != '\r' && one != '\n') {
                throw new RefusedException(
                        Reason.MALFORMED,
                        "character " + (i + 1),
                        "The message holds the control character " + (int) one);
            }
        }
        return text;
    }

    /** @throws IllegalArgumentException where the set does not have one of the characters */
    static byte[] write(String text, String set) {
        Charset charset = charset(set)
                .orElseThrow(() -> new IllegalArgumentException("The hub does not write the character set " + set));
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] written = new byte[bytes.remaining()];
            bytes.get(written);
            return written;
        } catch (CharacterCodingException wrong) {
            throw new IllegalArgumentException("The message holds characters that " + set + " does not have", wrong);
        }
    }

    private static Optional<Charset> charset(String set) {
        return Optional.ofNullable(SETS.get(set));
    }
}
