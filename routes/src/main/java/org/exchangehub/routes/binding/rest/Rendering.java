package org.exchangehub.routes.binding.rest;

import java.util.List;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;

/** Writes canonical answers as their reader wants them: JSON, or XML where it asks for that first. */
public final class Rendering {

    private final Canonical canonical;
    private final JsonForm json;

    public Rendering(Canonical canonical, JsonForm json) {
        this.canonical = canonical;
        this.json = json;
    }

    ResponseEntity<byte[]> of(Object document, @Nullable String accept) {
        return written(canonical.write(document), accept);
    }

    /** A document that is written already. */
    ResponseEntity<byte[]> written(byte[] xml, @Nullable String accept) {
        return wantsXml(accept)
                ? ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(xml)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.toJson(xml));
    }

    static boolean wantsXml(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        List<MediaType> wanted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                        || type.isCompatibleWith(MediaType.APPLICATION_XML)
                        || type.isCompatibleWith(MediaType.TEXT_XML))
                .findFirst()
                .filter(type -> !type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
