package org.exchangehub.config;

import java.nio.file.Path;
import org.springframework.core.convert.converter.Converter;

/** Reads a directory in the settings as a path from the working directory; Spring's own way refuses one that goes up. */
final class DirectoryConverter implements Converter<String, Path> {

    @Override
    public Path convert(String text) {
        return Path.of(text);
    }
}
