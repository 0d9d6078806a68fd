package org.exchangehub.connectors.simulator;

import static net.sf.saxon.s9api.streams.Steps.child;
import static net.sf.saxon.s9api.streams.Steps.descendant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.WireTree;

/**
 * Who calls, by a UsernameToken of WS-Security 1.0: with a password digest, Base64(SHA-1(nonce + created + key)), whose nonce is taken
 * once; or with the password itself.
 */
final class UsernameTokens {

    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-";
    private static final String WSSE = WSS + "secext-1.0.xsd";
    private static final String WSU = WSS + "utility-1.0.xsd";

    private final List<String> known;
    private final Set<String> nonces = Collections.newSetFromMap(Collections.synchronizedMap(new Newest<>()));

    /** @param known secrets, each {@code user:key} */
    UsernameTokens(Collection<String> known) {
        this.known = known.stream().filter(secret -> secret.contains(":")).toList();
    }

    /** The secret that the caller has, as its headers prove. */
    Optional<String> secret(byte[] headers) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String xml = "<headers>" + new String(headers, StandardCharsets.UTF_8) + "</headers>";
        return WireTree.read(xml.getBytes(StandardCharsets.UTF_8), Format.XML)
                .select(descendant(WSSE, "UsernameToken"))
                .asOptionalNode()
                .flatMap(this::proven);
    }

    private Optional<String> proven(XdmNode token) {
        String nonce = text(token, WSSE, "Nonce");
        String user = text(token, WSSE, "Username");
        Optional<String> secret = known.stream()
                .filter(one -> one.startsWith(user + ":"))
                .filter(one -> (isPlain(token)
                                ? one.substring(user.length() + 1)
                                : digest(nonce, text(token, WSU, "Created"), one.substring(user.length() + 1)))
                        .equals(text(token, WSSE, "Password")))
                .findFirst();
        return secret.filter(one -> isPlain(token) || nonces.add(nonce));
    }

    private static boolean isPlain(XdmNode token) {
        return token.select(child(WSSE, "Password"))
                .asOptionalNode()
                .map(password -> String.valueOf(password.attribute("Type")))
                .filter(type -> type.endsWith("#PasswordText"))
                .isPresent();
    }

    private static String digest(String nonce, String created, String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            sha.update(Base64.getDecoder().decode(nonce));
            sha.update(created.getBytes(StandardCharsets.UTF_8));
            sha.update(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private static String text(XdmNode token, String namespace, String name) {
        return token.select(child(namespace, name))
                .asOptionalNode()
                .map(XdmNode::getStringValue)
                .orElse("");
    }
}
