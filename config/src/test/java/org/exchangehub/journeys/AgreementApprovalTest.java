package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.exchangehub.config.ExchangeHub;
import org.exchangehub.config.security.Operator;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.catalogue.ConnectorViews;
import org.exchangehub.routes.catalogue.ConnectorViews.AgreementState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** In production an agreement holds only once an operator approved it; until then the one before does. */
class AgreementApprovalTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PartnerId BOOKS = new PartnerId("books");

    @TempDir
    Path directory;

    private final Tokens tokens = new Tokens();

    @Test
    void anAgreementIsInForceOnceAnOperatorHasApprovedIt() throws Exception {
        TrialFolder folder = new TrialFolder(directory.resolve("partners"), BOOKS);
        folder.write("A");
        try (ConfigurableApplicationContext hub = start()) {
            Catalogue catalogue = hub.getBean(Catalogue.class);
            ConnectorViews connectors = hub.getBean(ConnectorViews.class);
            await().atMost(SOON).until(() -> catalogue.find(BOOKS).isPresent());
            assertThat(receives(catalogue, Kind.REFERRAL)).as("none approved").isFalse();
            AgreementState waiting = agreement(connectors);
            assertThat(waiting.state()).isEqualTo("WAITS_FOR_APPROVAL");
            assertThat(waiting.inForce()).isEmpty();

            String path = "/api/v1/connectors/books/agreement/approval";
            assertThat(post(hub, path, Optional.empty()).statusCode()).isEqualTo(401);
            HttpResponse<String> byPartner = post(hub, path, Optional.of(tokens.of("books", "")));
            assertThat(byPartner.statusCode()).isEqualTo(403);
            assertThat(byPartner.body()).contains("FORBIDDEN");
            Optional<String> ola = Optional.of(tokens.of("ola", Operator.SCOPE));
            HttpResponse<String> another = post(hub, path + "?hash=another", ola);
            assertThat(another.statusCode()).isEqualTo(422);
            assertThat(another.body()).contains("RULE_BROKEN", waiting.hash());
            assertThat(agreement(connectors).state())
                    .as("nobody approved it yet")
                    .isEqualTo("WAITS_FOR_APPROVAL");
            HttpResponse<String> approved = post(hub, path + "?hash=" + waiting.hash(), ola);
            assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
            assertThat(new JsonMapper()
                            .readTree(approved.body())
                            .at("/agreement/approvedBy")
                            .asString())
                    .isEqualTo("ola");
            await().atMost(SOON).until(() -> receives(catalogue, Kind.REFERRAL));
            assertThat(agreement(connectors).approvedBy()).contains("ola");

            folder.agreement("2", "[withdrawal]");
            await().atMost(SOON)
                    .until(() -> agreement(connectors).state().equals("WAITS_FOR_APPROVAL")
                            && catalogue
                                    .get(BOOKS)
                                    .hash()
                                    .equals(connectors.find("books").hash().orElseThrow()));
            assertThat(receives(catalogue, Kind.REFERRAL))
                    .as("the first still holds")
                    .isTrue();
            assertThat(agreement(connectors).inForce()).contains(waiting.hash());

            assertThat(post(hub, path, Optional.of(tokens.of("kari", Operator.SCOPE)))
                            .statusCode())
                    .isEqualTo(200);
            await().atMost(SOON).until(() -> !receives(catalogue, Kind.REFERRAL));
            assertThat(agreement(connectors).approvedBy()).contains("kari");
        }
    }

    private static boolean receives(Catalogue catalogue, Kind kind) {
        return catalogue.get(BOOKS).agreement().mayReceive(kind);
    }

    private static AgreementState agreement(ConnectorViews connectors) {
        return connectors.find("books").agreement().orElseThrow();
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext hub, String path, Optional<String> token)
            throws Exception {
        String port = hub.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.noBody());
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** An issuer of tokens whose key the hub knows. */
    private static final class Tokens {

        private final RSAKey key;

        Tokens() {
            try {
                key = new RSAKeyGenerator(2048).generate();
            } catch (JOSEException missing) {
                throw new IllegalStateException(missing);
            }
        }

        Path publicKey(Path directory) throws Exception {
            String encoded =
                    Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded());
            return Files.writeString(
                    directory.resolve("issuer.pem"),
                    "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
        }

        String of(String subject, String scope) throws JOSEException {
            Instant now = Instant.now();
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .subject(subject)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(600)))
                    .claim("scope", scope)
                    .build();
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        }
    }

    private ConfigurableApplicationContext start() throws Exception {
        return SpringApplication.run(
                ExchangeHub.class,
                "--spring.profiles.active=prod",
                "--spring.security.oauth2.resourceserver.jwt.public-key-location="
                        + tokens.publicKey(directory).toUri(),
                "--hub.data-directory=" + directory.resolve("data"),
                "--hub.connectors-directory=" + directory.resolve("partners"),
                "--hub.connectors-interval=200ms",
                "--hub.broker.port=0",
                "--server.port=0");
    }
}
