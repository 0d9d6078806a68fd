package org.exchangehub.connectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SchemaValidator;
import org.exchangehub.contracts.SecureXml;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A compiled schema of a wire form: XML Schema, JSON Schema or a schema of EDIFACT, from the folder or from an official pack. */
interface WireSchema {

    /** The JDK refuses schemas with more than 5,000 by itself. */
    String MOST_REPEATED = "20000";

    /** @throws RefusedException SCHEMA_INVALID, MALFORMED or HOSTILE_DOCUMENT with the position of each fault */
    void validate(byte[] wire);

    /** Compiles the schema that a folder names; the folder's own where the pack is not there. */
    static WireSchema of(Folder folder, Packs packs, SchemaRef ref, Format format) {
        Optional<Path> pack = ref.pack().flatMap(packs::find);
        if (ref.pack().isPresent() && pack.isEmpty()) {
            return ref.otherwise()
                    .map(own -> compile(own, folder::find, format, folder.name()))
                    .orElse(wire -> {});
        }
        Function<String, Optional<byte[]>> files =
                pack.<Function<String, Optional<byte[]>>>map(WireSchema::reader).orElse(folder::find);
        return ref.file().contains("*")
                ? new ManySchemas(
                        folder.name(),
                        matching(ref.file(), pack.map(WireSchema::listed).orElseGet(() -> List.copyOf(folder.paths()))),
                        files,
                        with -> compile(ManySchemas.driver(), with, format, folder.name()))
                : compile(ref.file(), files, format, folder.name());
    }

    private static List<String> matching(String pattern, List<String> files) {
        Pattern wanted = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E[^/]*\\Q"));
        return files.stream()
                .filter(file -> wanted.matcher(file).matches())
                .sorted()
                .toList();
    }

    private static List<String> listed(Path pack) {
        try (Stream<Path> files = Files.list(pack)) {
            return files.map(file -> pack.relativize(file).toString()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Function<String, Optional<byte[]>> reader(Path pack) {
        return path -> {
            Path file = pack.resolve(path).normalize();
            try {
                return file.startsWith(pack) && Files.isRegularFile(file)
                        ? Optional.of(Files.readAllBytes(file))
                        : Optional.empty();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        };
    }

    private static WireSchema compile(
            String path, Function<String, Optional<byte[]>> files, Format format, String folder) {
        byte[] source = files.apply(path)
                .orElseThrow(() -> new BadFolderException(folder + "/" + path, "there is no such schema"));
        if (format.isJson()) {
            return new JsonSchemaCheck(folder + "/" + path, source);
        }
        if (format == Format.EDIFACT) {
            return new EdifactSchema(folder + "/" + path, source);
        }
        try {
            SchemaFactory factory = SecureXml.schemas();
            factory.setResourceResolver(new InsideResolver(files));
            // Official schemas let elements repeat up to 9,999 times; the operator who put them there is trusted.
            factory.setProperty("jdk.xml.maxOccurLimit", MOST_REPEATED);
            SchemaValidator validator = new SchemaValidator(factory.newSchema(
                    new StreamSource(new ByteArrayInputStream(source), InsideResolver.address(path))));
            return validator::validate;
        } catch (SAXParseException broken) {
            String file = broken.getSystemId() == null
                    ? path
                    : URI.create(broken.getSystemId()).getPath().replaceFirst("^/+", "");
            throw new BadFolderException(
                    folder + "/" + file + " line " + broken.getLineNumber(),
                    "does not compile: " + broken.getMessage(),
                    broken);
        } catch (SAXException | IllegalArgumentException broken) {
            throw new BadFolderException(folder + "/" + path, "does not compile: " + broken.getMessage(), broken);
        }
    }
}
