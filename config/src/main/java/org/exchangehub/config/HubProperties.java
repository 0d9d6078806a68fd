package org.exchangehub.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.config.startup.CannotStartException;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.TlsKeys;
import org.exchangehub.routes.attachment.Scanner;
import org.exchangehub.routes.delivery.Endpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The hub's own settings.
 *
 * @param dataDirectory holds the embedded database and the embedded broker's journal
 * @param packsDirectory where an operator drops official schema packs
 * @param node name of this node: a node that starts takes over what an earlier one of its name left unfinished
 * @param clearance the policies of the release calculus
 * @param waiting how long a message waits for what it refers to before it is refused
 * @param connectorsPackaged which of the packaged partners this installation has; all where none is named
 * @param connectorsDirectory of partners' folders, which go before the packaged ones of the same name
 * @param connectorsInterval between two looks at that directory and at the record
 * @param connectorsCheck how long the samples of one changed folder may take before it is refused
 * @param connectorsHsCodes a list in CSV of the codes of the Harmonised System (column {@code hscode}): a folder whose
 *     competence names another one is refused
 * @param attachments what becomes of attachments
 * @param permits how permits are kept
 * @param simulators of the demonstration
 * @param partners addresses and secrets of partners, by their id
 */
@ConfigurationProperties("hub")
public record HubProperties(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("packs") Path packsDirectory,
        @DefaultValue("hub") String node,
        @DefaultValue("72h") Duration waiting,
        @DefaultValue Limits limits,
        @DefaultValue Delivery delivery,
        @DefaultValue Broker broker,
        @DefaultValue Set<String> connectorsPackaged,
        @DefaultValue("connectors/partners") Path connectorsDirectory,
        @DefaultValue("2s") Duration connectorsInterval,
        @DefaultValue("60s") Duration connectorsCheck,
        @Nullable Path connectorsHsCodes,
        @DefaultValue Clearance clearance,
        @DefaultValue Attachments attachments,
        @DefaultValue Permits permits,
        @DefaultValue Simulators simulators,
        @DefaultValue Map<String, Partner> partners) {

    /**
     * How messages go out.
     *
     * @param lifetime how long delivery is tried before a message is parked
     * @param timeout how long a partner that was called may take to answer
     */
    public record Delivery(
            @DefaultValue("48h") Duration lifetime,
            @DefaultValue("30s") Duration timeout) {}

    /**
     * The policies of the release calculus, as files.
     *
     * @param policy the one in force; the hub's own where none is named
     * @param shadow one that only watches, its differences recorded
     */
    public record Clearance(@Nullable Path policy, @Nullable Path shadow) {}

    /**
     * What the hub must know of a partner here, beside its folder.
     *
     * @param url where it is called
     * @param token bearer token that it wants from the hub
     * @param password of its account on the embedded broker
     * @param subject of its tokens, where that is not its id
     * @param credentials bearer tokens that its register wants, by the names in its folder
     * @param keystore with the hub's key towards it and its certificates, where messages are exchanged with it by AS4 or signed SOAP
     * @param keystorePassword of that keystore and its key
     * @param clientKeystore with the key and certificate that the hub shows on HTTPS connections to it, and whom it believes there
     * @param clientKeystorePassword of that keystore and its key
     * @param channel on which messages go to it, of those that its folder lists; the first one where none is chosen
     */
    public record Partner(
            @Nullable URI url,
            @Nullable String token,
            @Nullable String password,
            @Nullable String subject,
            @DefaultValue Map<String, String> credentials,
            @Nullable Path keystore,
            @Nullable String keystorePassword,
            @Nullable Path clientKeystore,
            @Nullable String clientKeystorePassword,
            @Nullable Channel channel) {

        /** Where it is called, if it is. */
        public Optional<Endpoint> endpoint() {
            return Optional.ofNullable(url).map(at -> new Endpoint(at, Optional.ofNullable(token), keys(), tls()));
        }

        /** The keys of the hub towards it, where messages are exchanged with it by AS4. */
        public Optional<SideKeys> keys() {
            return read(keystore, keystorePassword, SideKeys::read, "keystore", " and the certificates of the partner");
        }

        /** What the hub shows on HTTPS connections to it, and whom it believes there. */
        private Optional<TlsKeys> tls() {
            return read(clientKeystore, clientKeystorePassword, TlsKeys::read, "client-keystore", "");
        }

        private interface Reading<T> {

            T read(Path file, String password) throws IOException;
        }

        private static <T> Optional<T> read(
                @Nullable Path file, @Nullable String password, Reading<T> reading, String setting, String more) {
            if (file == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(reading.read(file, Objects.requireNonNullElse(password, "")));
            } catch (IOException unusable) {
                throw new CannotStartException(
                        "The keystore " + file + " can not be used: " + unusable.getMessage(),
                        "Set " + setting + " and " + setting
                                + "-password of the partner to a keystore (PKCS12) with one key" + more);
            }
        }
    }

    /**
     * How permits are kept.
     *
     * @param sweep how old what was read of a partner's register may become before it is read again
     */
    public record Permits(@DefaultValue("1h") Duration sweep) {}

    /**
     * The partners that the demonstration plays.
     *
     * @param port of 127.0.0.1 where they are watched and steered; 0 takes a free one
     */
    public record Simulators(@DefaultValue("0") int port) {}

    /**
     * What one message may cost.
     *
     * @param body the largest body taken in, after decompression
     * @param attachment the largest attachment
     * @param chunk how long 256 KiB of an attachment may take to come
     * @param uploads how many attachments come in at the same time
     */
    public record Limits(
            @DefaultValue("10MB") DataSize body,
            @DefaultValue("1GB") DataSize attachment,
            @DefaultValue("60s") Duration chunk,
            @DefaultValue("16") int uploads) {}

    /**
     * What becomes of attachments.
     *
     * @param scanner who sees them before anyone else: a ClamAV daemon, {@code clamd://host:port}, or an http or https address
     *     that takes the bytes; nobody where none is named
     * @param patience how long it may take to answer
     */
    public record Attachments(
            @Nullable URI scanner, @DefaultValue("5m") Duration patience) {

        /** The scanner, if there is one. */
        public Optional<Scanner> asked() {
            return Optional.ofNullable(scanner).map(at -> Scanner.at(at, patience));
        }
    }

    /**
     * The broker that carries messages.
     *
     * @param port where the embedded broker listens on the loopback address; 0 takes a free one
     * @param url a broker to use instead of the embedded one, with the hub's user and password there
     */
    public record Broker(
            @DefaultValue("61616") int port,
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {}
}
