package org.exchangehub.routes.permit.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a file at its line ends; empty lines count and hold nothing. */
final class JsonLines implements Records {

    private final InputStream file;
    private final int limit;
    private long line;

    JsonLines(InputStream file, int limit) {
        this.file = new BufferedInputStream(file, 64 * 1024);
        this.limit = limit;
    }

    @Override
    public Optional<One> next() throws IOException {
        while (true) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
            boolean tooLarge = false;
            boolean blank = true;
            int one = file.read();
            if (one < 0) {
                return Optional.empty();
            }
            line++;
            for (; one >= 0 && one != '\n'; one = file.read()) {
                blank &= one <= ' ';
                tooLarge |= bytes.size() >= limit;
                if (!tooLarge) {
                    bytes.write(one);
                }
            }
            if (!blank) {
                return Optional.of(new One(line, tooLarge ? Optional.empty() : Optional.of(bytes.toByteArray())));
            }
        }
    }
}
