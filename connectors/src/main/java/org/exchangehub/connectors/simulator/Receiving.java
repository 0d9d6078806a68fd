package org.exchangehub.connectors.simulator;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.SimulatorSpec;
import org.exchangehub.connectors.permit.HeldRegister;

/** How what the hub has for a simulated partner gets to its desk: it is called, or reads a feed, a queue or both, as its folder says. */
final class Receiving implements AutoCloseable {

    private final Connector partner;
    private final Optional<Receives> receives;
    private final Hub hub;
    private final Desk desk;
    private final HeldDesk held;
    private final ServedAnswers served;
    private final Optional<PushServer> server;
    private final Optional<As4Server> as4;
    private final List<Reader> readers;

    /** @param address under which it is called */
    Receiving(
            Connector partner,
            Hub hub,
            Desk desk,
            HeldDesk held,
            ServedAnswers served,
            Trust trust,
            Pace pace,
            InetSocketAddress address) {
        this.partner = partner;
        this.receives = partner.receives();
        this.hub = hub;
        this.desk = desk;
        this.held = held;
        this.served = served;
        server = server(trust, address);
        as4 = trust.as4().map(by -> new As4Server(desk, by, address));
        BooleanSupplier reads =
                () -> hub.isKnown() && desk.isUp() && !desk.faults().strikes(FaultKind.DOWN, "a look at what is there");
        readers = Stream.concat(inbox(pace).stream(), register(pace).stream())
                .map(fetch -> new Reader(
                        partner.id(), fetch, reads, pace.poll(), failed -> desk.trouble("Nothing can be read", failed)))
                .toList();
    }

    private boolean speaks(Channel channel) {
        return receives.filter(how -> how.speaks(channel)).isPresent();
    }

    private Optional<PushServer> server(Trust trust, InetSocketAddress address) {
        PushServer.Proof proof = new PushServer.Proof(
                new UsernameTokens(Stream.concat(held.credentials().values().stream(), trust.shown().stream())
                        .toList()),
                trust.soap(),
                receives.stream()
                        .flatMap(how -> how.kinds().values().stream())
                        .anyMatch(kind -> kind.call().isPresent()),
                trust.shown().isPresent());
        Set<String> paths = receives.stream()
                .flatMap(how -> how.kinds().values().stream())
                .flatMap(kind -> kind.path().stream())
                .collect(Collectors.toUnmodifiableSet());
        // Whoever keeps a register and receives nothing is called as its register is.
        boolean bySoap = speaks(Channel.SOAP)
                || receives.isEmpty()
                        && partner.register()
                                .filter(register -> register.channel() == HeldRegister.Channel.SOAP)
                                .isPresent();
        Soap version = receives.map(how -> Soap.of(how.soap())).orElse(Soap.V1_1);
        return bySoap || receives.isEmpty() || speaks(Channel.PUSH)
                ? Optional.of(new PushServer(
                        desk, bySoap ? Optional.of(version) : Optional.empty(), paths, questions(), proof, address))
                : Optional.empty();
    }

    private Optional<Questions> questions() {
        Format format = receives.map(Receives::format).orElse(Format.XML);
        return partner.simulator()
                .flatMap(SimulatorSpec::serve)
                .map(map -> new Questions(partner, format, map, desk.inbox()::all, served, held));
    }

    private Optional<Reader.Fetch> inbox(Pace pace) {
        if (speaks(Channel.QUEUE)) {
            return Optional.of(
                    new QueueFetch(hub, "hub.out." + partner.id(), pace.poll(), desk::isUp, new QueueInbox(desk)));
        }
        return speaks(Channel.FEED) ? Optional.of(new FeedFetch(hub, desk)) : Optional.empty();
    }

    private Optional<Reader.Fetch> register(Pace pace) {
        return partner.register()
                .filter(register -> register.channel() == HeldRegister.Channel.QUEUE)
                .flatMap(register -> questions())
                .map(questions -> new QueueFetch(
                        hub,
                        "hub.ask." + partner.id(),
                        pace.poll(),
                        desk::isUp,
                        new QueueRegister(questions, desk.faults())));
    }

    void start() {
        server.ifPresent(PushServer::start);
        as4.ifPresent(As4Server::start);
    }

    /** Where the hub reaches it, if it is called. */
    Optional<URI> url() {
        return server.map(PushServer::url).or(() -> as4.map(As4Server::url));
    }

    @Override
    public void close() {
        server.ifPresent(PushServer::close);
        as4.ifPresent(As4Server::close);
        readers.forEach(Reader::close);
    }
}
