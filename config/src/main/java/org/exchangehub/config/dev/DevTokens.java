package org.exchangehub.config.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.exchangehub.connectors.PartnerId;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Tokens signed with a key that is made at start and thrown away at the end: for trying the hub, never for running it. */
public final class DevTokens {

    static final Duration LIFETIME = Duration.ofHours(12);

    private static final JwsHeader HEADER =
            JwsHeader.with(SignatureAlgorithm.ES256).build();

    private final ECKey key;
    private final JwtEncoder encoder;

    DevTokens() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("throw-away").generate();
        } catch (JOSEException missing) {
            throw new IllegalStateException("Every Java platform has the curve P-256", missing);
        }
        encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    }

    /** A token of a partner. */
    public String ofPartner(PartnerId partner) {
        return sign(partner.value(), "");
    }

    /** A token of a partner for which a person acts. */
    public String ofPerson(PartnerId partner, String person) {
        return sign(partner.value(), "", claims -> claims.put("act", Map.of("sub", person)));
    }

    /** A token of a person with these scopes; the colon keeps the name apart from every partner's. */
    public String ofOperator(String name, String scopes) {
        return sign("operator:" + name, scopes);
    }

    JwtDecoder decoder() {
        try {
            return NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())))
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .build();
        } catch (RuntimeException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sign(String subject, String scopes) {
        return sign(subject, scopes, claims -> {});
    }

    private String sign(String subject, String scopes, Consumer<Map<String, Object>> more) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer("urn:exchangehub:dev")
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("scope", scopes)
                .claims(more)
                .build();
        return encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue();
    }
}
