package org.exchangehub.connectors.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.kit.Leaf;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.w3c.dom.Node;

/**
 * A message that was found in a file or in the record of a hub.
 *
 * @param name of the file, or what it is in the record
 * @param canonicalKind what it is, where it is a canonical document
 */
record MessageFile(String name, Wire wire, Optional<Kind> canonicalKind) {

    /** The syntax is told by the name's end, or else by the first character. */
    static MessageFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.toString();
            Wire wire = new Wire(format(name, bytes).mediaType(), bytes);
            return new MessageFile(name, wire, canonical(wire));
        } catch (IOException unreadable) {
            throw new CommandFailure("The file " + file + " can not be read", unreadable);
        }
    }

    /** The kind in which it goes to the partner, where it is a canonical message that the partner receives. */
    Optional<Kind> received(Connector connector) {
        return canonicalKind.filter(kind -> connector
                .receives()
                .filter(receives -> receives.kinds().containsKey(kind))
                .isPresent());
    }

    private static Format format(String name, byte[] bytes) {
        if (name.endsWith(".json")) {
            return Format.JSON;
        }
        if (name.endsWith(".edi")) {
            return Format.EDIFACT;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 100), ISO_8859_1).strip();
        boolean isJson = start.startsWith("{") || start.startsWith("[");
        boolean isEdifact = start.startsWith("UNA") || start.startsWith("UNB");
        return isJson ? Format.JSON : isEdifact ? Format.EDIFACT : Format.XML;
    }

    private static Optional<Kind> canonical(Wire wire) {
        if (!wire.mediaType().equals(Format.XML.mediaType())) {
            return Optional.empty();
        }
        try {
            List<Leaf> leaves = Leaf.of(wire.bytes());
            return leaves.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(leaves.getFirst().node().getOwnerDocument())
                            .map(document -> (Node) document.getDocumentElement())
                            .filter(root -> Canonical.NAMESPACE.equals(root.getNamespaceURI()))
                            .flatMap(root -> Kind.ofRoot(root.getLocalName()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
