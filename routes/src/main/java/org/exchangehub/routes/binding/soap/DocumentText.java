package org.exchangehub.routes.binding.soap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/** The characters of an XML document that came over HTTP: its byte order mark tells the encoding, else the content type, else its own declaration (RFC 7303). */
final class DocumentText {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{1,100}encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final char MARK = '\uFEFF';

    private DocumentText() {}

    /** @throws RefusedException MALFORMED where the bytes are not of that encoding, UNSUPPORTED_MEDIA_TYPE where it is unknown */
    static String of(byte[] bytes, String contentType) {
        Charset charset = marked(bytes).orElseGet(() -> named(bytes, contentType));
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new RefusedException(
                    Reason.MALFORMED, List.of(new Fault("", "The document is not in the encoding " + charset)), broken);
        }
    }

    private static Optional<Charset> marked(byte[] bytes) {
        if (bytes.length < 2) {
            return Optional.empty();
        }
        return switch (((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) {
            case 0xFEFF -> Optional.of(UTF_16BE);
            case 0xFFFE -> Optional.of(UTF_16LE);
            case 0xEFBB -> Optional.of(UTF_8);
            default -> Optional.empty();
        };
    }

    private static Charset named(byte[] bytes, String contentType) {
        String head = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), US_ASCII);
        return find(CHARSET, contentType).or(() -> find(DECLARED, head)).orElse(UTF_8);
    }

    private static Optional<Charset> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(found.group(1)));
        } catch (IllegalArgumentException unknown) {
            throw new RefusedException(Reason.UNSUPPORTED_MEDIA_TYPE, "The hub knows no encoding " + found.group(1));
        }
    }
}
