package org.exchangehub.connectors;

import java.util.Locale;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/** In which syntax the bytes of a message are written. */
enum Form {
    XML,
    JSON,
    EDIFACT;

    /**
     * What the content type says, which must be one that the sender's format allows.
     *
     * @throws RefusedException UNSUPPORTED_MEDIA_TYPE
     */
    static Form of(Wire wire, Format format) {
        String type = wire.mediaType().toLowerCase(Locale.ROOT);
        boolean saysJson = type.equals("application/json") || type.endsWith("+json");
        boolean saysXml = type.equals("application/xml") || type.equals("text/xml") || type.endsWith("+xml");
        boolean right = switch (format) {
            case CANONICAL_XML, CANONICAL_JSON -> saysJson || saysXml;
            case JSON -> saysJson;
            case XML -> saysXml;
            case EDIFACT -> type.equals(Format.EDIFACT.mediaType());
        };
        if (!right) {
            throw new RefusedException(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    "Content type " + wire.mediaType() + " is not read from this partner: send "
                            + (format.isCanonical() ? "application/xml or application/json" : format.mediaType()));
        }
        return saysJson ? JSON : saysXml ? XML : EDIFACT;
    }
}
