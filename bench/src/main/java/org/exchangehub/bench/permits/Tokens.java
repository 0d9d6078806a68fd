package org.exchangehub.bench.permits;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as the hub's are, ES256; like the hub this remembers for a minute which were found good. */
final class Tokens {

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final PublicKey key;
    private final Map<String, Instant> good = new ConcurrentHashMap<>();

    private Tokens(PublicKey key) {
        this.key = key;
    }

    /**
     * A token of Customs.
     *
     * @param key by which it is checked
     */
    record Issued(String token, String key) {}

    static Issued issue() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\":\"urn:exchangehub:bench\",\"sub\":\"customs\",\"exp\":"
                + Instant.now().plusSeconds(43_200).getEpochSecond() + "}";
        String signed = encoder.encodeToString("{\"alg\":\"ES256\",\"kid\":\"throw-away\"}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(US_ASCII));
        return new Issued(
                signed + "." + encoder.encodeToString(signature.sign()),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    static Tokens by(String key) throws GeneralSecurityException {
        return new Tokens(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
    }

    /** Whether it is signed by the key, of Customs, and still good. */
    boolean verify(String authorization) {
        String token = authorization.substring("Bearer ".length());
        Instant now = Instant.now();
        Instant until = good.get(token);
        if (until != null && now.isBefore(until)) {
            return true;
        }
        boolean isGood = isSigned(token);
        if (isGood) {
            good.put(token, now.plus(MEMORY));
        }
        return isGood;
    }

    private boolean isSigned(String token) {
        int dot = token.indexOf('.');
        int last = token.lastIndexOf('.');
        Base64.Decoder decoder = Base64.getUrlDecoder();
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(token.substring(0, last).getBytes(US_ASCII));
            if (!signature.verify(decoder.decode(token.substring(last + 1)))) {
                return false;
            }
        } catch (GeneralSecurityException notOne) {
            return false;
        }
        JsonNode claims = JSON.readTree(decoder.decode(token.substring(dot + 1, last)));
        return claims.path("sub").asString("").equals("customs")
                && claims.path("exp").asLong() > Instant.now().getEpochSecond();
    }
}
