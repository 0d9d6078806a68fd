package org.exchangehub.routes.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who looks into attachments before anyone else sees them. */
public sealed interface Scanner permits Clamd, HttpScanner {

    /**
     * What it finds in these bytes, or nothing where they are clean.
     *
     * @throws IOException where it did not tell
     */
    Optional<String> scan(InputStream bytes) throws IOException;

    /**
     * The scanner at an address.
     *
     * @param at {@code clamd://host:port}, or the http or https address that takes the bytes
     * @param patience how long it may take to answer
     */
    static Scanner at(URI at, Duration patience) {
        return switch (String.valueOf(at.getScheme())) {
            case "clamd" -> new Clamd(at, patience);
            case "http", "https" -> new HttpScanner(at, patience);
            default ->
                throw new IllegalArgumentException(
                        "A scanner's address begins with clamd, http or https, unlike " + at);
        };
    }
}
