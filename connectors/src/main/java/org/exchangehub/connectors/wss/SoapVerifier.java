package org.exchangehub.connectors.wss;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.contracts.SecureXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Verifies SOAP messages that {@link SoapSigner} or its like has signed, before anything else is believed of them: a signature by a known
 * certificate that covers the very body, timestamp and WS-Addressing headers that are read, by no other algorithms than these, and fresh.
 */
public final class SoapVerifier {

    private static final int ONE_MINUTE = 60;
    private static final int SHORTEST_KEY = 2048;
    private static final int LONGEST_KEY = 8192;
    private static final Set<String> SECURITY = Set.of("Timestamp", "BinarySecurityToken", "Signature");

    private final Map<String, SideKeys> sides;
    private final Crypto crypto;
    private final WSSecurityEngine engine = new WSSecurityEngine();

    /** @param sides the keys towards each other side */
    public SoapVerifier(Map<String, SideKeys> sides) {
        this.sides = Map.copyOf(sides);
        this.crypto = KeysInMemory.trusted(this.sides.values().stream()
                .flatMap(keys -> keys.theirs().stream())
                .collect(Collectors.toSet()));
    }

    /** @throws NotProvedException where the sender is not proved */
    public Proved verify(byte[] envelope) {
        try {
            return verify(SecureXml.reader(envelope));
        } catch (XMLStreamException broken) {
            throw new NotProvedException("It can not be read", broken);
        }
    }

    /**
     * Verifies a message whose characters are known.
     *
     * @throws NotProvedException where the sender is not proved
     */
    public Proved verify(String envelope) {
        try {
            return verify(SecureXml.reader(envelope));
        } catch (XMLStreamException broken) {
            throw new NotProvedException("It can not be read", broken);
        }
    }

    private Proved verify(XMLStreamReader reader) {
        SoapTree tree = SoapTree.read(reader);
        Element security = security(tree);
        WSSecurityEngineResult signature = signature(security);
        Set<Element> covered = covered(signature);
        List<Element> needed = new ArrayList<>(tree.addressing());
        needed.add(tree.body());
        List<Element> timestamps = SoapTree.children(security, SoapTree.WSU, "Timestamp");
        needed.addAll(timestamps);
        if (timestamps.isEmpty() || !covered.containsAll(needed)) {
            throw new NotProvedException(
                    "The signature does not cover the body, the timestamp and all WS-Addressing headers");
        }
        return new Proved(
                sender((X509Certificate) signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE)),
                tree.addressed("MessageID")
                        .orElseThrow(() -> new NotProvedException("A signed message has one WS-Addressing MessageID")),
                tree.addressed("RelatesTo"),
                tree.write());
    }

    /** The one security header, of a timestamp, a certificate and a signature by it: nothing else is looked at. */
    private static Element security(SoapTree tree) {
        List<Element> headers = SoapTree.children(tree.header(), SoapTree.WSSE, "Security");
        if (headers.isEmpty()) {
            throw new NotProvedException("The message is not signed");
        }
        if (headers.size() > 1) {
            throw new NotProvedException("There are several security headers");
        }
        List<String> names = new ArrayList<>();
        for (Node child = headers.getFirst().getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                names.add(element.getLocalName());
            }
        }
        if (!names.contains("Signature")) {
            throw new NotProvedException("The message is not signed");
        }
        if (names.size() != SECURITY.size() || !SECURITY.equals(Set.copyOf(names))) {
            throw new NotProvedException(
                    "The security header holds one Timestamp, one BinarySecurityToken and one Signature");
        }
        return headers.getFirst();
    }

    private WSSecurityEngineResult signature(Element security) {
        RequestData data = new RequestData();
        data.setSigVerCrypto(crypto);
        data.setAlgorithmSuite(agreed());
        data.setRequireTimestampExpires(true);
        data.setTimeStampTTL((int) SoapSigner.LIFE.toSeconds());
        data.setTimeStampFutureTTL(ONE_MINUTE);
        try {
            WSHandlerResult result = engine.processSecurityHeader(security, data);
            List<WSSecurityEngineResult> signatures =
                    result.getActionResults().getOrDefault(WSConstants.SIGN, List.of());
            if (signatures.size() != 1
                    || signatures.getFirst().get(WSSecurityEngineResult.TAG_X509_CERTIFICATE) == null) {
                throw new NotProvedException("There is not one signature by a certificate");
            }
            return signatures.getFirst();
        } catch (WSSecurityException wrong) {
            throw new NotProvedException(
                    wrong.getErrorCode() == WSSecurityException.ErrorCode.MESSAGE_EXPIRED
                            ? "The timestamp is not fresh"
                            : "The signature is not one of a known sender by the agreed algorithms",
                    wrong);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException hostile) {
            throw new NotProvedException("The security header can not be read", hostile);
        }
    }

    private static AlgorithmSuite agreed() {
        AlgorithmSuite agreed = new AlgorithmSuite();
        agreed.addSignatureMethod(SoapSigner.RSA_SHA256);
        agreed.addDigestAlgorithm(SoapSigner.SHA256);
        agreed.addC14nAlgorithm(SoapSigner.EXCLUSIVE);
        agreed.addTransformAlgorithm(SoapSigner.EXCLUSIVE);
        agreed.setMinimumAsymmetricKeyLength(SHORTEST_KEY);
        agreed.setMaximumAsymmetricKeyLength(LONGEST_KEY);
        return agreed;
    }

    /** The elements themselves, not their names or ids. */
    private static Set<Element> covered(WSSecurityEngineResult signature) {
        Set<Element> covered = Collections.newSetFromMap(new IdentityHashMap<>());
        if (signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> parts) {
            for (Object part : parts) {
                if (part instanceof WSDataRef reference && reference.getProtectedElement() != null) {
                    covered.add(reference.getProtectedElement());
                }
            }
        }
        return covered;
    }

    /** Whose certificate it is, if it is valid now. */
    private String sender(@Nullable X509Certificate certificate) {
        String sender = sides.entrySet().stream()
                .filter(side -> certificate != null && side.getValue().isTheirs(certificate))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new NotProvedException("The certificate is not one of a known sender"));
        try {
            if (certificate != null) {
                certificate.checkValidity();
            }
            return sender;
        } catch (CertificateException over) {
            throw new NotProvedException("The certificate is not valid now", over);
        }
    }
}
