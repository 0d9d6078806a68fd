package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.SecureXml;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a pack that has a file for each message: one that includes them all, so that what they share is compiled once.
 * It is compiled when the first message comes. Thread-safe.
 */
final class ManySchemas implements WireSchema {

    private static final String DRIVER = "all-messages.xsd";

    private final String folder;
    private final List<String> files;
    private final Function<String, Optional<byte[]>> content;
    private final Function<Function<String, Optional<byte[]>>, WireSchema> compiler;
    private @Nullable WireSchema compiled;

    /** @param compiler compiles the schema {@value #DRIVER} of the files that it is given */
    ManySchemas(
            String folder,
            List<String> files,
            Function<String, Optional<byte[]>> content,
            Function<Function<String, Optional<byte[]>>, WireSchema> compiler) {
        if (files.isEmpty()) {
            throw new BadFolderException(folder, "the pack has none of the schemas");
        }
        this.folder = folder;
        this.files = files;
        this.content = content;
        this.compiler = compiler;
    }

    /** The name of the schema that includes all. */
    static String driver() {
        return DRIVER;
    }

    @Override
    public void validate(byte[] wire) {
        schema().validate(wire);
    }

    private synchronized WireSchema schema() {
        if (compiled == null) {
            try {
                byte[] driver = including();
                compiled = compiler.apply(path -> path.equals(DRIVER) ? Optional.of(driver) : content.apply(path));
            } catch (BadFolderException broken) {
                throw new RefusedException(
                        Reason.MAP_FAILED, List.of(new Fault(folder, String.valueOf(broken.getMessage()))), broken);
            }
        }
        return compiled;
    }

    private byte[] including() {
        String namespace = namespace(content.apply(files.getFirst()).orElseThrow());
        return ("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"" + namespace + "\">"
                        + files.stream()
                                .map(file -> "<xs:include schemaLocation=\"" + file + "\"/>")
                                .collect(Collectors.joining())
                        + "</xs:schema>")
                .getBytes(UTF_8);
    }

    private String namespace(byte[] schema) {
        try {
            XMLStreamReader reader = SecureXml.reader(schema);
            reader.nextTag();
            return Optional.ofNullable(reader.getAttributeValue(null, "targetNamespace"))
                    .orElse("");
        } catch (XMLStreamException broken) {
            throw new BadFolderException(folder + "/" + files.getFirst(), "is no schema", broken);
        }
    }
}
