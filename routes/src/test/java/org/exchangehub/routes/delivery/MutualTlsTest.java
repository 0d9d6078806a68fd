package org.exchangehub.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.as4.As4Packet;
import org.exchangehub.connectors.keys.TlsKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls to a partner that demands a client certificate: REST, SOAP and AS4 show the one that is configured for it, and no other. */
@Timeout(120)
class MutualTlsTest {

    private static final PartnerId PARTNER = new PartnerId("some-agency");
    private static final PartnerId OTHER = new PartnerId("other-agency");
    private static final String PASSWORD = "throw-away";
    private static final Identity SERVER = Identity.of("server");
    private static final Identity HUB = Identity.of("hub");
    private static final Identity HUB_TO_OTHER = Identity.of("hub-to-other");
    private static final Identity STRANGER = Identity.of("stranger");
    private static final Call GET = call(false);
    private static final Call SOAP = call(true);
    private static final Wire QUESTION = new Wire("text/xml", "<a/>".getBytes(UTF_8));

    @TempDir
    Path directory;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Endpoints endpoints = new Endpoints();
    private final HttpCalls http = new HttpCalls(Duration.ofSeconds(5));
    private final Asking asking = new Asking(
            http,
            new SoapCallers(Duration.ofSeconds(5)),
            new SoapSides(endpoints, new Catalogue(), Clock.systemUTC()),
            endpoints);
    private HttpsServer server;
    private URI address;

    /** A key with a certificate of its own, good for 127.0.0.1 and for a day. */
    private record Identity(KeyPair pair, X509Certificate certificate) {

        static Identity of(String name) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(256);
                KeyPair pair = generator.generateKeyPair();
                Instant now = Instant.now();
                X500Name subject = new X500Name("CN=" + name);
                JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        pair.getPublic());
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
                return new Identity(
                        pair,
                        new JcaX509CertificateConverter()
                                .getCertificate(builder.build(
                                        new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))));
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** As an operator would lay it down: own key, and whom to believe. */
        TlsKeys believing(Path directory, Identity... others) throws Exception {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            for (int n = 0; n < others.length; n++) {
                store.setCertificateEntry("other-" + n, others[n].certificate());
            }
            Path file = Files.createTempFile(directory, "keys", ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return TlsKeys.read(file, PASSWORD);
        }
    }

    private static Call call(boolean soap) {
        return new Call(
                soap,
                Format.XML,
                Optional.of("/x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    @BeforeEach
    void listen() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(
                        SERVER.believing(directory, HUB, HUB_TO_OTHER).context()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        SSLParameters demanded = getSSLContext().getDefaultSSLParameters();
                        demanded.setNeedClientAuth(true);
                        parameters.setSSLParameters(demanded);
                    }
                });
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.add(((HttpsExchange) exchange)
                        .getSSLSession()
                        .getPeerPrincipal()
                        .getName());
                boolean get = exchange.getRequestMethod().equals("GET");
                byte[] answer = (get
                                ? "<b/>"
                                : "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><b/></s:Body></s:Envelope>")
                        .getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/xml");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theCertificateOfThePartnerIsShownByRestSoapAndAs4() throws Exception {
        Endpoint endpoint = put(PARTNER, Optional.of(HUB.believing(directory, SERVER)));
        assertThat(asking.ask(PARTNER, GET, Optional.empty(), Map.of())).isInstanceOf(Said.Something.class);
        assertThat(asking.ask(PARTNER, SOAP, Optional.of(QUESTION), Map.of())).isInstanceOf(Said.Something.class);
        assertThat(http.exchange(endpoint, new As4Packet("text/xml", QUESTION.bytes()))
                        .bytes())
                .isNotEmpty();
        assertThat(seen).containsExactly("CN=hub", "CN=hub", "CN=hub");

        put(OTHER, Optional.of(HUB_TO_OTHER.believing(directory, SERVER)));
        assertThat(asking.ask(OTHER, GET, Optional.empty(), Map.of())).isInstanceOf(Said.Something.class);
        assertThat(asking.ask(OTHER, SOAP, Optional.of(QUESTION), Map.of())).isInstanceOf(Said.Something.class);
        assertThat(seen)
                .as("another partner at the same address is shown another one")
                .endsWith("CN=hub-to-other", "CN=hub-to-other");
    }

    @Test
    void whoShowsNoCertificateOrAnUnknownOneIsNotHeard() throws Exception {
        for (Optional<TlsKeys> keys :
                List.of(Optional.<TlsKeys>empty(), Optional.of(STRANGER.believing(directory, SERVER)))) {
            put(PARTNER, keys);
            assertThat(asking.ask(PARTNER, GET, Optional.empty(), Map.of())).isInstanceOf(Said.Away.class);
            assertThat(asking.ask(PARTNER, SOAP, Optional.of(QUESTION), Map.of()))
                    .isInstanceOf(Said.Away.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aPartnerWhoseCertificateIsNotBelievedHearsNothing() throws Exception {
        for (TlsKeys keys : List.of(HUB.believing(directory, STRANGER), HUB.believing(directory))) {
            put(PARTNER, Optional.of(keys));
            assertThat(asking.ask(PARTNER, GET, Optional.empty(), Map.of())).isInstanceOf(Said.Away.class);
            assertThat(asking.ask(PARTNER, SOAP, Optional.of(QUESTION), Map.of()))
                    .isInstanceOf(Said.Away.class);
        }
        assertThat(seen).isEmpty();
    }

    private Endpoint put(PartnerId partner, Optional<TlsKeys> keys) {
        Endpoint endpoint = new Endpoint(address, Optional.empty(), Optional.empty(), keys);
        endpoints.put(partner, endpoint);
        return endpoint;
    }
}
