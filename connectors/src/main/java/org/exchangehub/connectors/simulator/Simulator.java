package org.exchangehub.connectors.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.SimulatorSpec;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Permit;

/** One simulated partner: it remembers what it receives, and answers as its folder, a script or a person says. */
public final class Simulator implements AutoCloseable {

    private static final String OUTBOX = "simulator/outbox/";

    private final Connector partner;
    private final Optional<Receives> receives;
    private final Format format;
    private final Hub hub;
    private final AnswerChannel channel;
    private final ServedAnswers served = new ServedAnswers();
    private final Desk desk;
    private final Lodging lodging;
    private final HeldDesk held;
    private final Trust trust;
    private final Receiving receiving;

    Simulator(Connector partner, JsonForm json, HttpClient client, Setup setup, int port) {
        this.partner = partner;
        receives = partner.receives();
        format = receives.map(Receives::format).orElse(Format.XML);
        Pace pace = setup.pace();
        hub = new Hub(partner.id(), client);
        Faults faults = new Faults(partner.id(), pace.clock(), setup.seed());
        trust = Trust.of(partner, setup, faults);
        fill();
        Optional<SignedAnswers> signed = trust.soap().map(by -> new SignedAnswers(hub, by));
        channel = channel(signed);
        desk = new Desk(partner.id(), format.mediaType(), new Replies(partner, format, json), channel, pace, faults);
        lodging = new Lodging(
                hub,
                signed,
                partner.folder(),
                partner.sends().map(Sends::format).orElse(format));
        held = new HeldDesk(partner, faults);
        receiving = new Receiving(
                partner, hub, desk, held, served, trust, pace, new InetSocketAddress(setup.address(), port));
    }

    private AnswerChannel channel(Optional<SignedAnswers> signed) {
        if (partner.sends().flatMap(Sends::poll).isPresent()) {
            return served;
        }
        boolean byQueue = receives.filter(how -> how.speaks(Channel.QUEUE)).isPresent();
        return trust.as4()
                .<AnswerChannel>map(by -> byQueue
                        ? new TwoChannels(by, new As4Answers(hub, by), new QueueAnswers(hub))
                        : new As4Answers(hub, by))
                .or(() -> signed)
                .or(() -> trust.expected()
                        .map(secret -> new InboxAnswers(
                                hub, Soap.of(receives.orElseThrow().soap()), secret)))
                .orElseGet(() -> byQueue
                        ? new QueueAnswers(hub)
                        : new HttpAnswers(hub, receives.map(Receives::channel).orElse(Channel.SOAP)));
    }

    /** Lays the messages of the folder ready, each under the name of its file. */
    private void fill() {
        partner.folder().paths().stream()
                .filter(path -> path.startsWith(OUTBOX))
                .forEach(path -> {
                    String file = path.substring(OUTBOX.length());
                    served.serve(
                            file.substring(0, file.lastIndexOf('.')),
                            new Wire(format.mediaType(), partner.folder().get(path)));
                });
    }

    void start() {
        receiving.start();
    }

    void connect(HubAccess access) {
        hub.at(access);
    }

    public PartnerId id() {
        return partner.id();
    }

    /** The folder that it plays. */
    public Connector partner() {
        return partner;
    }

    /** Where the hub reaches the partner, if it is one that is called. */
    public Optional<URI> url() {
        return receiving.url();
    }

    /** What it received, in the order of arrival, each message id once; the newest 10,000. */
    public List<Received> received() {
        return desk.inbox().all();
    }

    /** What it received under this id. */
    public Optional<Received> received(String messageId) {
        return desk.inbox().find(messageId);
    }

    /** Its answers that the hub took or refused, oldest first; the newest 10,000. */
    public List<Sent> sent() {
        return desk.sent();
    }

    /** What it has laid ready for the hub to fetch, oldest first; the newest 10,000. */
    public List<Served> served() {
        return served.all();
    }

    /** Lays a message ready for the hub to fetch, whatever it is. */
    public void serve(String id, Wire message) {
        served.serve(id, message);
    }

    /** The referrals that it knows, each once. */
    public List<ReferralState> referrals() {
        return desk.state().referrals();
    }

    /** The permits that it knows, with their quantities. */
    public List<PermitState> permits() {
        return desk.state().permits();
    }

    /**
     * What the hub must show to read, and to write, the register that it keeps, by the names in its folder; and the UsernameTokens
     * that both sides show, thrown away with the simulator.
     */
    public Map<String, String> credentials() {
        Map<String, String> all = new HashMap<>(held.credentials());
        all.putAll(trust.tokens());
        return all;
    }

    /** The keys of the hub towards it, where it exchanges by AS4 or signed SOAP. */
    public Optional<SideKeys> keysOfHub() {
        return trust.keysOfHub();
    }

    /** From now on it lays its answers on its channel for the hub to pull, or pushes them again; where it exchanges by AS4. */
    public void laysReady(boolean pulled) {
        trust.as4().ifPresent(side -> side.laysReady(pulled));
    }

    /** How many messages lie on its channel for the hub to pull. */
    public int ready() {
        return trust.as4().map(As4Side::ready).orElse(0);
    }

    /** Issues a permit in the register that it keeps, or a new version of it. */
    public void issue(Permit permit, byte[] canonical) {
        held.book().issue(permit, canonical, false);
    }

    /** Lets its register have two permits by this number. */
    public void issueTwice(Permit permit, byte[] canonical) {
        held.book().issue(permit, canonical, true);
    }

    /** What each declaration line has of a permit in the register that it keeps: reserved and consumed. */
    public Map<String, String> shares(String reference) {
        return held.book().shares(reference).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        share -> share.getValue().reserved().toPlainString() + "/"
                                + share.getValue().consumed().toPlainString()));
    }

    /** The customs records that were entered for a permit in the register that it keeps. */
    public List<String> records(String reference) {
        return held.book().records(reference);
    }

    /** Changes what a declaration line has, behind the hub's back. */
    public void tamper(String reference, int line, String user, BigDecimal reserved, BigDecimal consumed) {
        held.book().tamper(reference, line, user, new HeldBook.Share(reserved, consumed));
    }

    /** The controls that it knows. */
    public List<ControlState> controls() {
        return desk.state().controls();
    }

    /** What it could not do, oldest first. */
    public List<Problem> problems() {
        return desk.state().problems();
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

    /** Its faults, to be switched on and off. */
    public Faults faults() {
        return desk.faults();
    }

    public AnswerMode mode() {
        return desk.mode();
    }

    /** Who answers the referrals that come from now on. */
    public void mode(AnswerMode mode) {
        desk.mode(mode);
    }

    /** Whether its folder's reply map heeds scripts; without that nobody but the map can say what it answers. */
    public boolean takesScripts() {
        return desk.takesScripts();
    }

    /** What it is to answer next. */
    public List<ScriptEntry> scripts() {
        return desk.scripts().all();
    }

    /** @throws IllegalStateException where its folder's reply map heeds no scripts */
    public void script(ScriptEntry entry) {
        needsScripts();
        desk.scripts().add(entry);
    }

    public void clearScripts() {
        desk.scripts().clear();
    }

    /**
     * Answers a referral that it has, instead of what it meant to answer.
     *
     * @param steps one answer after the other, on all lines
     * @throws IllegalArgumentException where it has no such referral or the referral is withdrawn
     * @throws IllegalStateException where its folder's reply map heeds no scripts or has no such answer
     */
    public void answer(String referral, List<Step> steps) {
        needsScripts();
        desk.answer(referral, new Script(Map.of("", steps)));
    }

    private void needsScripts() {
        if (!takesScripts()) {
            throw new IllegalStateException("The reply map of " + id() + " has no parameter " + Replies.SCRIPT);
        }
    }

    /**
     * Lodges the declarations of its folder, as a Customs system does.
     *
     * @param series beginning of their references, not used before
     */
    public List<Lodged> lodge(String series) throws IOException {
        return lodging.lodge(series);
    }

    /**
     * What it does of its own accord in the course of one movement, if its folder tells that.
     *
     * @param series beginning of all references of the movement, not used before
     */
    public Optional<Movement> movement(String series) {
        return partner.simulator()
                .flatMap(SimulatorSpec::movement)
                .map(map -> new Movement(partner, map, desk.inbox()::all, lodging, series));
    }

    /** Whether its folder has declarations to lodge. */
    public boolean lodges() {
        return lodging.hasDeclarations();
    }

    /** From now on the partner refuses calls with 503, reads nothing and answers nothing. */
    public void down() {
        desk.power(false);
    }

    /** From now on the partner works again. */
    public void up() {
        desk.power(true);
    }

    public boolean isUp() {
        return desk.isUp();
    }

    /** Everything as at the start; what it has read and acknowledged stays so at the hub. */
    public void reset() {
        desk.reset();
        served.forget();
        fill();
        held.reset();
    }

    @Override
    public void close() {
        desk.close();
        receiving.close();
        channel.close();
    }
}
