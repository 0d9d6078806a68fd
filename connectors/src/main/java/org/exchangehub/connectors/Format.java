package org.exchangehub.connectors;

/** In which form a partner speaks. */
public enum Format {
    CANONICAL_XML("application/xml"),
    CANONICAL_JSON("application/json"),
    XML("application/xml"),
    JSON("application/json"),
    EDIFACT("application/edifact");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The content type of what goes out in this form. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether it needs no maps. */
    public boolean isCanonical() {
        return this == CANONICAL_XML || this == CANONICAL_JSON;
    }

    boolean isJson() {
        return this == CANONICAL_JSON || this == JSON;
    }
}
