package org.exchangehub.connectors;

import java.io.ByteArrayOutputStream;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;

/** A message in the form of its partner as the tree that maps read and write. */
public final class WireTree {

    private WireTree() {}

    /** @throws org.exchangehub.contracts.RefusedException MALFORMED or HOSTILE_DOCUMENT */
    public static XdmNode read(byte[] wire, Format format) {
        return format.isJson() ? Xslt.tree(JsonTree.parse(wire)) : Xslt.tree(wire);
    }

    /** The wire form of an element, without declaration and indentation. */
    public static byte[] write(XdmNode element, Format format) {
        if (format.isJson()) {
            return JsonTree.json(element);
        }
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
