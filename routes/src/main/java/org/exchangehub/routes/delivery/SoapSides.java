package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.cxf.headers.Header;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.SoapSecurity;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.connectors.wss.SoapSigner;
import org.exchangehub.connectors.wss.SoapVerifier;

/** The hub as one side of each exchange by SOAP whose messages prove who sends them: with the partners whose folders say so, and no other. */
public final class SoapSides {

    private final Endpoints endpoints;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Map<SideKeys, SoapSigner> signers = new HashMap<>();
    private final Map<Map<String, SideKeys>, SoapVerifier> verifiers = new HashMap<>();

    public SoapSides(Endpoints endpoints, Catalogue catalogue, Clock clock) {
        this.endpoints = endpoints;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Whether nothing but a signature proves that a message comes from the partner. */
    public boolean signs(PartnerId partner) {
        return catalogue.find(partner).filter(Connector::signs).isPresent();
    }

    /** What the hub signs with towards a partner; nothing where it has no keys for it. */
    public Optional<SoapSigner> signer(PartnerId partner) {
        return keys(partner).map(this::signer);
    }

    /** The name of a credential that calls to a partner show and that is not set. */
    Optional<String> unset(Connector partner) {
        Receives.Credentials names = partner.receives().orElseThrow().credentials();
        return Stream.concat(showsToken(partner) ? Stream.of(names.token()) : Stream.empty(), names.client().stream())
                .filter(name -> !endpoints.credentials(partner.id()).containsKey(name))
                .findFirst();
    }

    /** The UsernameToken of one call to a partner, where it wants one, as it wants it. */
    Optional<Header> token(Connector partner) {
        if (!showsToken(partner)) {
            return Optional.empty();
        }
        String name = partner.receives().orElseThrow().credentials().token();
        return Optional.ofNullable(endpoints.credentials(partner.id()).get(name))
                .map(secret -> partner.showsUsernameToken()
                        ? UsernameToken.plain(secret, clock.instant())
                        : UsernameToken.header(secret, clock.instant()));
    }

    private static boolean showsToken(Connector partner) {
        return partner.receives()
                .flatMap(Receives::security)
                .filter(security -> security != SoapSecurity.X509)
                .isPresent();
    }

    /** The partner that shows this user and password in its messages. */
    public Optional<PartnerId> shownBy(String user, String password) {
        byte[] shown = (user + ":" + password).getBytes(UTF_8);
        return catalogue.all().stream()
                .filter(Connector::showsUsernameToken)
                .map(Connector::id)
                .filter(partner -> Optional.ofNullable(
                                endpoints.credentials(partner).get(SoapSecurity.EXPECTED))
                        .filter(expected -> MessageDigest.isEqual(expected.getBytes(UTF_8), shown))
                        .isPresent())
                .findFirst();
    }

    /**
     * A call to a partner that is signed, and whose answer must be.
     *
     * @param messageId of the call
     * @return nothing where the hub has no keys for it
     */
    Optional<SignedCall> call(PartnerId partner, String messageId) {
        return keys(partner)
                .map(keys -> new SignedCall(messageId, signer(keys), verifier(Map.of(partner.value(), keys))));
    }

    /**
     * Verifies what came from anyone.
     *
     * @throws NotProvedException where it does not prove that it comes from a partner that signs
     */
    public Proved verify(String envelope) {
        Map<String, SideKeys> known = new HashMap<>();
        endpoints.keys().forEach((partner, keys) -> {
            if (signs(new PartnerId(partner))) {
                known.put(partner, keys);
            }
        });
        return verifier(known).verify(envelope);
    }

    private Optional<SideKeys> keys(PartnerId partner) {
        return endpoints.of(partner).flatMap(Endpoint::keys);
    }

    private synchronized SoapSigner signer(SideKeys keys) {
        return signers.computeIfAbsent(keys, key -> new SoapSigner(key, clock));
    }

    private synchronized SoapVerifier verifier(Map<String, SideKeys> known) {
        return verifiers.computeIfAbsent(Map.copyOf(known), SoapVerifier::new);
    }
}
