package org.exchangehub.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Declarations of about 10 KB that differ in their LRN: seven goods items, three of which concern food safety. */
public final class Declarations {

    private static final String PLACE = "@LRN@";

    private final String before;
    private final String after;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final AtomicLong number = new AtomicLong();

    public Declarations() {
        try (InputStream file = Declarations.class.getResourceAsStream("/bench/declaration.xml")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
            int place = text.indexOf(PLACE);
            before = text.substring(0, place);
            after = text.substring(place + PLACE.length());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An LRN that no other declaration has, of this run or of another. */
    public String nextLrn() {
        return "BENCH-" + run + "-" + number.incrementAndGet();
    }

    /** The declaration with this LRN, in canonical form. */
    public byte[] withLrn(String lrn) {
        return (before + lrn + after).getBytes(UTF_8);
    }
}
