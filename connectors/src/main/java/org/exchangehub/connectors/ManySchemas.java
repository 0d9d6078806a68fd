package org.exchangehub.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The schemas of a pack that has a file for each message: one for each namespace, that includes all of it, so that what they share is
 * compiled once. The namespace of a message's root tells which it must keep. Each is compiled when the first message comes.
 * Thread-safe.
 */
final class ManySchemas implements WireSchema {

    private static final String DRIVER = "all-messages.xsd";

    private final String folder;
    private final List<String> files;
    private final Function<String, Optional<byte[]>> content;
    private final Function<Function<String, Optional<byte[]>>, WireSchema> compiler;
    private final Map<String, WireSchema> compiled = new HashMap<>();
    private @Nullable Map<String, List<String>> byNamespace;

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

    /** The name of the schema that includes all of a namespace. */
    static String driver() {
        return DRIVER;
    }

    @Override
    public void validate(byte[] wire) {
        schema(wire).validate(wire);
    }

    private synchronized WireSchema schema(byte[] wire) {
        try {
            Map<String, List<String>> known = known();
            if (known.size() == 1) {
                return compiled(known.keySet().iterator().next(), known);
            }
            XmlRoot root = XmlRoot.of(wire);
            if (!known.containsKey(root.namespace())) {
                throw new RefusedException(
                        Reason.SCHEMA_INVALID,
                        root.position(),
                        "No schema has a message {" + root.namespace() + "}" + root.name());
            }
            return compiled(root.namespace(), known);
        } catch (BadFolderException broken) {
            throw new RefusedException(
                    Reason.MAP_FAILED, List.of(new Fault(folder, String.valueOf(broken.getMessage()))), broken);
        }
    }

    private Map<String, List<String>> known() {
        if (byNamespace == null) {
            byNamespace = files.stream().collect(Collectors.groupingBy(this::namespace));
        }
        return byNamespace;
    }

    private WireSchema compiled(String namespace, Map<String, List<String>> known) {
        WireSchema schema = compiled.get(namespace);
        if (schema == null) {
            byte[] driver = including(namespace, known.getOrDefault(namespace, List.of()));
            schema = compiler.apply(path -> path.equals(DRIVER) ? Optional.of(driver) : content.apply(path));
            compiled.put(namespace, schema);
        }
        return schema;
    }

    private static byte[] including(String namespace, List<String> files) {
        return ("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"" + namespace + "\">"
                        + files.stream()
                                .map(file -> "<xs:include schemaLocation=\"" + file + "\"/>")
                                .collect(Collectors.joining())
                        + "</xs:schema>")
                .getBytes(UTF_8);
    }

    private String namespace(String file) {
        try {
            XMLStreamReader reader = SecureXml.reader(content.apply(file).orElseThrow());
            reader.nextTag();
            return Optional.ofNullable(reader.getAttributeValue(null, "targetNamespace"))
                    .orElse("");
        } catch (XMLStreamException broken) {
            throw new BadFolderException(folder + "/" + file, "is no schema", broken);
        }
    }
}
