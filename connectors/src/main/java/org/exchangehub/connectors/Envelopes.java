package org.exchangehub.connectors;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Envelope;
import org.exchangehub.contracts.v1.Header;

/** Reads canonical messages, with or without an envelope around them. */
final class Envelopes {

    private static final String ENVELOPE = "Envelope";

    private final Canonical canonical;

    Envelopes(Canonical canonical) {
        this.canonical = canonical;
    }

    /** @param isValid true where the document is known to follow the canonical schemas */
    Translated open(Set<Kind> kinds, byte[] xml, boolean isValid) {
        XmlRoot root = XmlRoot.of(xml);
        boolean ours = root.namespace().equals(Canonical.NAMESPACE);
        if (!ours || !root.name().equals(ENVELOPE) && Kind.ofRoot(root.name()).isEmpty()) {
            throw new RefusedException(
                    Reason.UNKNOWN_KIND,
                    root.position(),
                    "The hub knows no message {" + root.namespace() + "}" + root.name());
        }
        if (!isValid) {
            canonical.validate(xml);
        }
        return root.name().equals(ENVELOPE) ? unwrap(kinds, xml) : translated(kinds, root, xml, Optional.empty());
    }

    private Translated unwrap(Set<Kind> kinds, byte[] xml) {
        Header header = canonical.read(xml, Envelope.class).getHeader();
        byte[] payload = payload(xml);
        XmlRoot root = XmlRoot.of(payload);
        if (!Kind.ofRoot(root.name()).map(Kind::code).equals(Optional.of(header.getKind()))) {
            throw new RefusedException(
                    Reason.KIND_CONTRADICTS_PATH,
                    "/Envelope/Header/Kind",
                    "The envelope says " + header.getKind() + ", its payload is a " + root.name());
        }
        return translated(
                kinds,
                root,
                payload,
                Optional.of(new EnvelopeHeader(
                        header.getMessageID(),
                        header.getKind(),
                        Optional.ofNullable(header.getSenderID()),
                        Optional.ofNullable(header.getCorrelationID()))));
    }

    private Translated translated(Set<Kind> kinds, XmlRoot root, byte[] xml, Optional<EnvelopeHeader> header) {
        Kind kind = Kind.ofRoot(root.name())
                .filter(kinds::contains)
                .orElseThrow(() -> new RefusedException(
                        Reason.UNKNOWN_KIND,
                        root.position(),
                        "This partner's connector knows no " + root.name() + " from it"));
        return new Translated(
                kind, xml, canonical.read(xml, kind.type()), header, Optional.empty(), Optional.empty(), List.of());
    }

    private static byte[] payload(byte[] xml) {
        try {
            XdmNode inside =
                    (XdmNode) Xslt.processor().newXPathCompiler().evaluateSingle("/*/*:Payload/*", Xslt.tree(xml));
            ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length);
            Serializer serializer = Xslt.processor().newSerializer(out);
            serializer.setOutputProperty(Serializer.Property.INDENT, "no");
            serializer.serializeNode(inside);
            return out.toByteArray();
        } catch (SaxonApiException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
