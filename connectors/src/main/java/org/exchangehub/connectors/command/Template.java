package org.exchangehub.connectors.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A file of a new folder before the partner's own words are put in. */
record Template(String path) {

    boolean exists() {
        return Template.class.getResource("/scaffold/" + path) != null;
    }

    /** The words are put in byte by byte, so that no encoding is touched; they are plain ASCII. */
    byte[] with(Map<String, String> words) {
        try (InputStream stream = Template.class.getResourceAsStream("/scaffold/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("There is no template " + path);
            }
            String text = new String(stream.readAllBytes(), ISO_8859_1);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue());
            }
            return text.getBytes(ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
