package org.exchangehub.connectors;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Steps;
import org.exchangehub.contracts.Canonical;

/** A message in the form of its partner as the tree that maps read and write. */
public final class WireTree {

    private WireTree() {}

    /** @throws org.exchangehub.contracts.RefusedException MALFORMED or HOSTILE_DOCUMENT */
    public static XdmNode read(byte[] wire, Format format) {
        return switch (format) {
            case JSON, CANONICAL_JSON -> Xslt.tree(JsonTree.parse(wire));
            case XML, CANONICAL_XML -> Xslt.tree(wire);
            case EDIFACT -> edifact(wire);
        };
    }

    /** The number and kind of the canonical permit in a document, as parameters of calls; nothing where it holds none. */
    public static Map<String, String> permitOf(byte[] xml) {
        Map<String, String> named = new HashMap<>();
        read(xml, Format.XML)
                .select(Steps.descendant(Canonical.NAMESPACE, "Permit"))
                .forEach(permit -> {
                    named.put(
                            "reference",
                            permit.select(Steps.child(Canonical.NAMESPACE, "PermitID"))
                                    .first()
                                    .asString());
                    named.put(
                            "kind",
                            permit.select(Steps.child(Canonical.NAMESPACE, "KindCode"))
                                    .first()
                                    .asString());
                });
        return named;
    }

    private static XdmNode edifact(byte[] wire) {
        EdifactReader reader = new EdifactReader(wire);
        reader.check(Optional.empty());
        return reader.tree(Optional.empty());
    }

    /** The wire form of an element, without declaration and indentation. */
    public static byte[] write(XdmNode element, Format format) {
        return switch (format) {
            case JSON, CANONICAL_JSON -> JsonTree.json(element);
            case XML, CANONICAL_XML -> xml(element);
            case EDIFACT -> EdifactWriter.write(element);
        };
    }

    private static byte[] xml(XdmNode element) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Serializer serializer = Xslt.processor().newSerializer(out);
        serializer.setOutputProperty(Serializer.Property.INDENT, "no");
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
        try {
            serializer.serializeNode(element);
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
