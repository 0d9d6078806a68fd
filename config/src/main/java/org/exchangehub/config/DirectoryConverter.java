package org.exchangehub.config;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a directory in the settings as a path from the working directory; Spring's own way refuses one that goes up. */
@Component
@ConfigurationPropertiesBinding
final class DirectoryConverter implements Converter<String, Path> {

    @Override
    public Path convert(String text) {
        return Path.of(text);
    }
}
