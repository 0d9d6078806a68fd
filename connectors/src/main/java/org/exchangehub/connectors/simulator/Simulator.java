package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;

/** One simulated partner: it remembers what it receives and answers as its folder says. */
public final class Simulator implements AutoCloseable {

    private final PartnerId id;
    private final Receives receives;
    private final Pace pace;
    private final Replies replies;
    private final Hub hub;
    private final Inbox inbox = new Inbox();
    private final AnswerChannel channel;
    private final Answering answering;
    private final Lodging lodging;
    private final Optional<PushServer> server;
    private final Optional<Reader> reader;
    private volatile boolean up = true;

    Simulator(Connector partner, JsonForm json, HttpClient client, Pace pace) {
        id = partner.id();
        receives = partner.receives().orElseThrow();
        this.pace = pace;
        replies = new Replies(partner, receives.format(), json);
        hub = new Hub(id, client);
        channel =
                receives.channel() == Channel.QUEUE ? new QueueAnswers(hub) : new HttpAnswers(hub, receives.channel());
        answering = new Answering(id, replies, inbox, channel, pace, this::isUp);
        lodging = new Lodging(
                hub, partner.folder(), partner.sends().map(Sends::format).orElse(receives.format()));
        server = server();
        reader = fetch().map(fetch -> new Reader(id, fetch, this::isUp, pace.poll()));
    }

    private Optional<PushServer> server() {
        Set<String> paths = receives.kinds().values().stream()
                .flatMap(kind -> kind.path().stream())
                .collect(Collectors.toUnmodifiableSet());
        return switch (receives.channel()) {
            case PUSH -> Optional.of(new PushServer(this, false, paths));
            case SOAP -> Optional.of(new PushServer(this, true, paths));
            case QUEUE, FEED -> Optional.empty();
        };
    }

    private Optional<Reader.Fetch> fetch() {
        return switch (receives.channel()) {
            case QUEUE -> Optional.of(new QueueFetch(hub, this, pace.poll()));
            case FEED -> Optional.of(new FeedFetch(hub, this));
            case PUSH, SOAP -> Optional.empty();
        };
    }

    void start() {
        server.ifPresent(PushServer::start);
    }

    void connect(HubAccess access) {
        hub.at(access);
    }

    public PartnerId id() {
        return id;
    }

    /** Where the hub reaches the partner, if it is one that is called. */
    public Optional<URI> url() {
        return server.map(PushServer::url);
    }

    /** What it received, in the order of arrival, each message id once; the newest 10,000. */
    public List<Received> received() {
        return inbox.all();
    }

    /** Its answers that the hub took or refused, oldest first; the newest 10,000. */
    public List<Sent> sent() {
        return answering.sent();
    }

    /** The clearance advices among what it received, in the order of arrival. */
    public List<Advice> advices() {
        return received().stream()
                .flatMap(message -> message.note().stream())
                .filter(note -> note.kind() == Kind.CLEARANCE_ADVICE)
                .map(note ->
                        new Advice(note.reference(), note.number(), note.code().orElse("")))
                .toList();
    }

    /**
     * Lodges the declarations of its folder, as a Customs system does.
     *
     * @param series beginning of their references, not used before
     */
    public List<Lodged> lodge(String series) throws IOException {
        return lodging.lodge(series);
    }

    /** From now on the partner refuses calls with 503, reads nothing and answers nothing. */
    public void down() {
        up = false;
    }

    /** From now on the partner works again. */
    public void up() {
        up = true;
    }

    boolean isUp() {
        return up;
    }

    Received take(String messageId, Optional<String> correlationId, byte[] body) {
        return take(messageId, correlationId, new Wire(receives.format().mediaType(), body));
    }

    /** Remembers a message and plans the answers; one that is known by its id is counted and not answered again. */
    private synchronized Received take(String messageId, Optional<String> correlationId, Wire wire) {
        Optional<Received> known = inbox.repeated(messageId);
        if (known.isPresent()) {
            return known.get();
        }
        Instant now = pace.clock().instant();
        Optional<Reply> reply = replies.to(wire, now, UUID.randomUUID().toString());
        Received received = new Received(
                messageId, correlationId, now, wire, reply.map(Reply::note), reply.flatMap(Reply::receipt), 0);
        inbox.add(received);
        reply.ifPresent(understood -> answering.plan(received, understood.answers()));
        return received;
    }

    @Override
    public void close() {
        server.ifPresent(PushServer::close);
        reader.ifPresent(Reader::close);
        answering.close();
        channel.close();
    }
}
