package org.exchangehub.routes.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A UsernameToken of WS-Security 1.0 (OASIS UsernameToken Profile 1.0): with a password digest, Base64(SHA-1(nonce + created + key)), or
 * with the password itself. Each has a nonce and a time of its own; none is ever kept.
 */
final class UsernameToken {

    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = WSS + "wssecurity-secext-1.0.xsd";
    private static final String WSU = WSS + "wssecurity-utility-1.0.xsd";
    private static final String DIGEST = WSS + "username-token-profile-1.0#PasswordDigest";
    private static final String PLAIN = WSS + "username-token-profile-1.0#PasswordText";
    private static final String BASE64 = WSS + "soap-message-security-1.0#Base64Binary";
    private static final SecureRandom RANDOM = new SecureRandom();

    private UsernameToken() {}

    /**
     * The header of one call, with a password digest.
     *
     * @param secret {@code user:key}
     */
    static Header header(String secret, Instant now) {
        return header(secret, now, true);
    }

    /**
     * The header of one call with the password itself: for connections that keep it secret.
     *
     * @param secret {@code user:password}
     */
    static Header plain(String secret, Instant now) {
        return header(secret, now, false);
    }

    private static Header header(String secret, Instant now, boolean digested) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String created = now.truncatedTo(ChronoUnit.MILLIS).toString();
        int colon = secret.indexOf(':');
        Document document = DOMUtils.createDocument();
        Element security = document.createElementNS(WSSE, "wsse:Security");
        Element token = add(security, WSSE, "wsse:UsernameToken", "");
        add(token, WSSE, "wsse:Username", secret.substring(0, Math.max(0, colon)));
        String password = secret.substring(colon + 1);
        add(token, WSSE, "wsse:Password", digested ? digest(nonce, created, password) : password)
                .setAttribute("Type", digested ? DIGEST : PLAIN);
        add(token, WSSE, "wsse:Nonce", Base64.getEncoder().encodeToString(nonce))
                .setAttribute("EncodingType", BASE64);
        add(token, WSU, "wsu:Created", created);
        return new SoapHeader(new QName(WSSE, "Security"), security);
    }

    private static Element add(Element parent, String namespace, String name, String text) {
        Element element = parent.getOwnerDocument().createElementNS(namespace, name);
        element.setTextContent(text);
        parent.appendChild(element);
        return element;
    }

    static String digest(byte[] nonce, String created, String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(nonce);
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }
}
