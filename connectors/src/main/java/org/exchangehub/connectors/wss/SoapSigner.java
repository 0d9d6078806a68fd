package org.exchangehub.connectors.wss;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.contracts.SecureXml;
import org.w3c.dom.Element;

/**
 * Signs SOAP messages of one side (OASIS Web Services Security: SOAP Message Security 1.1, X.509 Token Profile 1.1): body, WS-Addressing
 * headers and a timestamp, by RSA-SHA256 over SHA-256 digests in exclusive canonical XML. The certificate stands in the message.
 */
public final class SoapSigner {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** How long a message may be under way. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private final Crypto crypto;
    private final Clock clock;

    public SoapSigner(SideKeys keys, Clock clock) {
        this.crypto = KeysInMemory.own(keys);
        this.clock = clock;
    }

    /**
     * Signs a message as it is sent now: each time it is sent it is signed anew.
     *
     * @param envelope SOAP, whole
     * @param messageId that it gets where it has none; one of its own where none is given
     * @param relatesTo the message that it answers
     * @throws NotProvedException where it is no SOAP envelope
     */
    public byte[] sign(byte[] envelope, Optional<String> messageId, Optional<String> relatesTo) {
        try {
            SoapTree tree = SoapTree.read(SecureXml.reader(envelope));
            if (tree.addressed("MessageID").isEmpty()) {
                tree.address("MessageID", messageId.orElseGet(() -> "urn:uuid:" + UUID.randomUUID()));
            }
            relatesTo.ifPresent(id -> tree.address("RelatesTo", id));
            sign(tree);
            return tree.write();
        } catch (XMLStreamException | WSSecurityException failed) {
            throw new IllegalStateException("The message can not be signed", failed);
        }
    }

    private void sign(SoapTree tree) throws WSSecurityException {
        List<Element> parts = new ArrayList<>(tree.addressing());
        parts.add(tree.body());
        WSSecHeader header = new WSSecHeader(tree.document());
        header.insertSecurityHeader();
        WSSecSignature signature = new WSSecSignature(header);
        signature.setUserInfo(KeysInMemory.OWN, KeysInMemory.PASSWORD);
        signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
        signature.setSignatureAlgorithm(RSA_SHA256);
        signature.setDigestAlgo(SHA256);
        signature.setSigCanonicalization(EXCLUSIVE);
        WSSecTimestamp timestamp = new WSSecTimestamp(header);
        timestamp.setTimeToLive((int) LIFE.toSeconds());
        timestamp.setWsTimeSource(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
        timestamp.build();
        parts.add(timestamp.getElement());
        for (Element part : parts) {
            WSEncryptionPart covered =
                    new WSEncryptionPart(part.getLocalName(), String.valueOf(part.getNamespaceURI()), "Content");
            covered.setElement(part);
            signature.getParts().add(covered);
        }
        signature.build(crypto);
    }
}
