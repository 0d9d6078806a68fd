package org.exchangehub.connectors.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys for two sides that play an exchange, made anew and good for a day.
 *
 * @param self keys of one side
 * @param other keys of the other
 */
public record ThrowAwayKeys(SideKeys self, SideKeys other) {

    private static final Duration LIFE = Duration.ofDays(1);

    /** Makes keys for both sides. */
    public static ThrowAwayKeys make(String self, String other) {
        return make(self, other, Instant.now());
    }

    /** Makes keys for both sides as if it were another time. */
    public static ThrowAwayKeys make(String self, String other, Instant now) {
        Own one = own(self, now);
        Own two = own(other, now);
        return new ThrowAwayKeys(
                new SideKeys(one.pair().getPrivate(), one.certificate(), List.of(two.certificate())),
                new SideKeys(two.pair().getPrivate(), two.certificate(), List.of(one.certificate())));
    }

    private record Own(KeyPair pair, X509Certificate certificate) {}

    private static Own own(String name, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name.replaceAll("[^A-Za-z0-9-]", "-") + " (throw-away)");
            return new Own(
                    pair,
                    new JcaX509CertificateConverter()
                            .getCertificate(new JcaX509v3CertificateBuilder(
                                            subject,
                                            new BigInteger(64, new SecureRandom()),
                                            Date.from(now.minus(Duration.ofMinutes(5))),
                                            Date.from(now.plus(LIFE)),
                                            subject,
                                            pair.getPublic())
                                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("Keys can not be made", impossible);
        }
    }
}
