package org.exchangehub.connectors.as4;

import com.helger.phase4.attachment.WSS4JAttachment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the security header of an envelope claims to cover, read before any of it is believed. A signature that is good proves
 * only what it covers: it must cover the header that is read, the body, and all that is attached.
 */
record Coverage(boolean signed, Set<String> signedParts, boolean sha256, Set<String> encryptedParts) {

    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-";
    private static final String WSSE = WSS + "secext-1.0.xsd";
    private static final String WSU = WSS + "utility-1.0.xsd";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String SHA256 = XENC + "sha256";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    static Coverage of(Document envelope) {
        List<Element> signatures = new ArrayList<>();
        Set<String> encrypted = new HashSet<>();
        header(envelope, WSSE, "Security").ifPresent(security -> {
            signatures.addAll(children(security, DSIG, "Signature"));
            for (Element data : children(security, XENC, "EncryptedData")) {
                children(data, XENC, "CipherData").stream()
                        .flatMap(cipher -> children(cipher, XENC, "CipherReference").stream())
                        .forEach(reference -> encrypted.add(reference.getAttribute("URI")));
            }
        });
        if (signatures.size() > 1) {
            throw new As4RefusedException(
                    Ebms.POLICY_NONCOMPLIANCE, Optional.empty(), "There are several signatures, one is agreed");
        }
        Set<String> parts = new HashSet<>();
        boolean sha256 = true;
        for (Element signature : signatures) {
            for (Element info : children(signature, DSIG, "SignedInfo")) {
                sha256 &= algorithms(info, "SignatureMethod").equals(List.of(RSA_SHA256));
                for (Element reference : children(info, DSIG, "Reference")) {
                    parts.add(reference.getAttribute("URI"));
                    sha256 &= algorithms(reference, "DigestMethod").equals(List.of(SHA256));
                }
            }
        }
        return new Coverage(!signatures.isEmpty(), parts, sha256, encrypted);
    }

    /** @throws As4RefusedException EBMS:0103 where not all of it is signed as agreed */
    void mustSign(Document envelope, List<WSS4JAttachment> attachments, Optional<String> messageId) {
        Optional<Element> messaging = header(envelope, Ebms.NAMESPACE, "Messaging");
        List<Element> bodies = children(envelope.getDocumentElement(), namespace(envelope), "Body");
        boolean all = signed
                && sha256
                && messaging.filter(this::isSigned).isPresent()
                && bodies.size() == 1
                && isSigned(bodies.getFirst())
                && attachments.stream().allMatch(one -> signedParts.contains("cid:" + one.getId()));
        if (!all) {
            throw new As4RefusedException(
                    Ebms.POLICY_NONCOMPLIANCE,
                    messageId,
                    signed
                            ? "The signature does not cover all with RSA-SHA256 and SHA-256"
                            : "The message is not signed");
        }
    }

    /** @throws As4RefusedException EBMS:0103 where something attached came in clear */
    void mustEncrypt(List<WSS4JAttachment> attachments, Optional<String> messageId) {
        if (!attachments.stream().allMatch(one -> encryptedParts.contains("cid:" + one.getId()))) {
            throw new As4RefusedException(Ebms.POLICY_NONCOMPLIANCE, messageId, "The payload is not encrypted");
        }
    }

    private boolean isSigned(Element element) {
        String id = element.getAttributeNS(WSU, "Id");
        return !id.isEmpty() && signedParts.contains("#" + id);
    }

    private static Optional<Element> header(Document envelope, String namespace, String name) {
        List<Element> found = children(envelope.getDocumentElement(), namespace(envelope), "Header").stream()
                .flatMap(header -> children(header, namespace, name).stream())
                .toList();
        if (found.size() > 1) {
            throw new As4RefusedException(
                    Ebms.INVALID_HEADER, Optional.empty(), "The header " + name + " stands there more than once");
        }
        return found.stream().findFirst();
    }

    private static String namespace(Document envelope) {
        String namespace = envelope.getDocumentElement().getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    private static List<String> algorithms(Element parent, String name) {
        return children(parent, DSIG, name).stream()
                .map(method -> method.getAttribute("Algorithm"))
                .toList();
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
