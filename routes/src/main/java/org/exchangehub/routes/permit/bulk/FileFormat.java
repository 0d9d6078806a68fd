package org.exchangehub.routes.permit.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file holds its records; each record is in the sender's own format, as its connector says. */
public enum FileFormat {
    /** One JSON document a line (application/x-ndjson). */
    JSON_LINES("application/x-ndjson", "application/json"),
    /** The children of one root element (application/xml). */
    XML_SEQUENCE("application/xml", "application/xml");

    private final String mediaType;
    private final String ofRecord;

    FileFormat(String mediaType, String ofRecord) {
        this.mediaType = mediaType;
        this.ofRecord = ofRecord;
    }

    /** The format by the content type of the call. */
    public static Optional<FileFormat> of(String mediaType) {
        String lower = mediaType.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(lower))
                .findFirst();
    }

    /** The content type of one record. */
    String ofRecord() {
        return ofRecord;
    }

    /** Reads the records of a file one after the other. */
    Records read(InputStream file, int limit) throws IOException {
        return switch (this) {
            case JSON_LINES -> new JsonLines(file, limit);
            case XML_SEQUENCE -> new XmlSequence(file, limit);
        };
    }
}
