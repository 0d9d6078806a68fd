package org.exchangehub.config.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the embedded server has written since this start. */
record ServerLog(Path file, long from) {

    private static final Pattern FAILURE = Pattern.compile("(FATAL|PANIC|error):.*");

    static ServerLog in(DataDirectory directory) {
        var file = directory.resolve("postgres.log");
        return new ServerLog(file, file.toFile().length());
    }

    /** The last line that names a failure, else the message of {@code cause}. */
    String lastFailureOr(Exception cause) {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(FAILURE::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .reduce((earlier, later) -> later)
                    .orElseGet(cause::toString);
        } catch (IOException e) {
            return cause.toString();
        }
    }
}
