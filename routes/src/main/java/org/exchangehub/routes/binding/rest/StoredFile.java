package org.exchangehub.routes.binding.rest;

import java.io.InputStream;
import java.util.function.Supplier;
import org.springframework.core.io.AbstractResource;

/** An attachment as Spring writes it to a response, whole or in the ranges that are asked for. */
final class StoredFile extends AbstractResource {

    private final long bytes;
    private final Supplier<InputStream> content;

    StoredFile(long bytes, Supplier<InputStream> content) {
        this.bytes = bytes;
        this.content = content;
    }

    @Override
    public InputStream getInputStream() {
        return content.get();
    }

    @Override
    public long contentLength() {
        return bytes;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "attachment of " + bytes + " bytes";
    }
}
