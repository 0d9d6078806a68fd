package org.exchangehub.routes.binding.rest;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.jspecify.annotations.Nullable;

/** The SHA-256 that a sender tells of its body: Content-Digest (RFC 9530), or the older Digest (RFC 3230). Others are not looked at. */
final class BodyDigest {

    private static final int BYTES = 32;
    private static final Pattern CONTENT_DIGEST = Pattern.compile("(?i)(?:^|,)\\s*sha-256\\s*=([^,]*)");
    private static final Pattern BASE64 = Pattern.compile(":?([A-Za-z0-9+/]+={0,2}):?");

    private BodyDigest() {}

    /** @throws RefusedException RULE_BROKEN where it is told and can not be read */
    static Optional<byte[]> of(@Nullable String contentDigest, @Nullable String digest) {
        return read("Content-Digest", contentDigest).or(() -> read("Digest", digest));
    }

    /** As Content-Digest and Repr-Digest are written. */
    static String write(byte[] sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }

    private static Optional<byte[]> read(String name, @Nullable String header) {
        Matcher found = CONTENT_DIGEST.matcher(header == null ? "" : header);
        return found.find() ? Optional.of(bytes(name, found.group(1).strip())) : Optional.empty();
    }

    private static byte[] bytes(String name, String value) {
        Matcher text = BASE64.matcher(value);
        try {
            byte[] read = text.matches() ? Base64.getDecoder().decode(text.group(1)) : new byte[0];
            if (read.length == BYTES) {
                return read;
            }
        } catch (IllegalArgumentException notBase64) {
            throw unreadable(name);
        }
        throw unreadable(name);
    }

    private static RefusedException unreadable(String name) {
        return new RefusedException(Reason.RULE_BROKEN, name, "A SHA-256 is 32 bytes in base64");
    }
}
