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
import java.util.function.Supplier;
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
    String MOST_REPEATED = "10000000";

    /** @throws RefusedException SCHEMA_INVALID, MALFORMED or HOSTILE_DOCUMENT with the position of each fault */
    void validate(byte[] wire);

    /** Compiles the schema that a folder names; the folder's own where the pack is not there. */
    static WireSchema of(Folder folder, Packs packs, SchemaRef ref, Format format) {
        Optional<Path> pack = ref.pack().flatMap(packs::find);
        if (ref.pack().isPresent() && pack.isEmpty()) {
            return ref.otherwise()
                    .map(own ->
                            of(List.of(own), folder::find, () -> List.copyOf(folder.paths()), format, folder.name()))
                    .orElse(wire -> {});
        }
        return pack.map(at -> of(ref.files(), reader(at), () -> listed(at), format, folder.name()))
                .orElseGet(
                        () -> of(ref.files(), folder::find, () -> List.copyOf(folder.paths()), format, folder.name()));
    }

    private static WireSchema of(
            List<String> wanted,
            Function<String, Optional<byte[]>> files,
            Supplier<List<String>> listed,
            Format format,
            String folder) {
        if (wanted.size() == 1 && !wanted.getFirst().contains("*")) {
            return compile(wanted.getFirst(), files, format, folder);
        }
        List<String> all = listed.get();
        return new ManySchemas(
                folder,
                wanted.stream()
                        .flatMap(pattern -> matching(pattern, all).stream())
                        .toList(),
                files,
                with -> compile(ManySchemas.driver(), with, format, folder));
    }

    private static List<String> matching(String pattern, List<String> files) {
        Pattern wanted = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E[^/]*\\Q"));
        return files.stream()
                .filter(file -> wanted.matcher(file).matches())
                .sorted()
                .toList();
    }

    private static List<String> listed(Path pack) {
        try (Stream<Path> files = Files.walk(pack)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> pack.relativize(file).toString())
                    .toList();
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
            // Official schemas let elements repeat up to 9,999,999 times; the operator who put them there is trusted.
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
