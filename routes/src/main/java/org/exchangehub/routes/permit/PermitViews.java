package org.exchangehub.routes.permit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Notice;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitLedger;
import org.exchangehub.contracts.v1.PermitLedgerEntry;
import org.exchangehub.contracts.v1.PermitList;
import org.exchangehub.contracts.v1.PermitState;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub answers when it is asked about permits: Customs sees all, an issuer sees its own. */
public final class PermitViews {

    private static final int FULL = 100;

    private final JdbcClient jdbc;
    private final PermitBook book;
    private final Messages messages;
    private final Bodies bodies;
    private final Catalogue catalogue;
    private final Canonical canonical;
    private final HeldAnswers held;
    private final HeldLists lists;
    private final Clock clock;

    public PermitViews(
            JdbcClient jdbc,
            PermitBook book,
            Messages messages,
            Bodies bodies,
            Catalogue catalogue,
            Canonical canonical,
            HeldAnswers held,
            HeldLists lists,
            Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.messages = messages;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.canonical = canonical;
        this.held = held;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param holder type and id joined by a colon
     * @param validOn a day on which it is valid by its dates
     * @param after read on after this permit
     */
    public record Question(
            Optional<String> holder,
            Optional<String> reference,
            Optional<String> kind,
            Optional<String> status,
            Optional<String> validOn,
            Optional<String> after) {}

    /** @throws RefusedException RULE_BROKEN where a condition has no such value */
    public PermitList find(PartnerId reader, Question asked) {
        PermitList list = new PermitList();
        if (seesAll(reader) && asked.after().isEmpty()) {
            asked.kind().stream()
                    .flatMap(kind -> lists.look(kind, asked.reference(), asked.holder()).stream())
                    .map(PartnerId::value)
                    .forEach(list.getUnreadIssuerID()::add);
        }
        List<PermitRecord> found = book.search(
                new PermitBook.Search(
                        seesAll(reader) ? Optional.empty() : Optional.of(reader),
                        asked.holder(),
                        asked.reference(),
                        asked.kind(),
                        asked.status().map(status -> value("status", status, PermitStatusCode::fromValue)),
                        asked.validOn().map(day -> value("validOn", day, LocalDate::parse)),
                        asked.after().map(after -> value("after", after, UUID::fromString))),
                today());
        found.forEach(permit -> list.getPermitState().add(state(permit)));
        if (found.size() == FULL) {
            list.setNextAfter(found.getLast().id().toString());
        }
        return list;
    }

    private static <T> T value(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException no) {
            throw new RefusedException(Reason.RULE_BROKEN, name, text + " is no value of " + name);
        }
    }

    public PermitState permit(PartnerId reader, String permitId) {
        return state(visible(reader, permitId));
    }

    /** The whole ledger of a permit, at most its first 10,000 entries. */
    public PermitLedger ledger(PartnerId reader, String permitId) {
        PermitRecord permit = visible(reader, permitId);
        PermitLedger ledger = new PermitLedger();
        ledger.setHubPermitID(permit.id().toString());
        balances(permit).forEach(line -> ledger.getBalance().add(Documents.balance(line)));
        jdbc.sql("""
                select seq, line, declaration, item, action, issued, available, reserved, consumed, actor, second, reason, at
                from permit_entry where permit_id = ? order by seq limit 10000""")
                .param(permit.id())
                .query((row, n) -> {
                    PermitLedgerEntry entry = new PermitLedgerEntry();
                    entry.setEntryID(row.getString("seq"));
                    entry.setLineNumeric(row.getInt("line"));
                    entry.setActionCode(row.getString("action"));
                    Optional.ofNullable(row.getString("declaration")).ifPresent(entry::setDeclarationKey);
                    Optional.ofNullable(row.getObject("item", Integer.class)).ifPresent(entry::setSequenceNumeric);
                    entry.setIssuedChange(Allocations.plain(row.getBigDecimal("issued")));
                    entry.setAvailableChange(Allocations.plain(row.getBigDecimal("available")));
                    entry.setReservedChange(Allocations.plain(row.getBigDecimal("reserved")));
                    entry.setConsumedChange(Allocations.plain(row.getBigDecimal("consumed")));
                    entry.setActorName(row.getString("actor"));
                    Optional.ofNullable(row.getString("second")).ifPresent(entry::setSecondActorName);
                    entry.setReasonText(row.getString("reason"));
                    entry.setEventDateTime(
                            row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC));
                    return entry;
                })
                .list()
                .forEach(ledger.getEntry()::add);
        return ledger;
    }

    /** What the hub answered to a message, by the sender's id of it or the hub's. */
    public byte[] answer(PartnerId sender, String messageId) {
        return messages.find(sender, messageId)
                .or(() -> Ids.parse(messageId)
                        .flatMap(messages::find)
                        .filter(message -> message.sender().equals(sender)))
                .flatMap(message -> bodies.answer(message.id()).or(() -> held.unknown(message.id())))
                .orElseThrow(() -> new RefusedException(
                        Reason.NOT_FOUND, "The hub has not answered a message " + messageId + " of this sender"));
    }

    /** What the hub answered to a message that it has just taken. */
    public byte[] answer(UUID message) {
        return bodies.answer(message).or(() -> held.unknown(message)).orElseThrow();
    }

    private PermitRecord visible(PartnerId reader, String permitId) {
        return Ids.parse(permitId)
                .flatMap(book::find)
                .filter(permit -> seesAll(reader) || permit.issuer().equals(reader))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no permit " + permitId));
    }

    private PermitState state(PermitRecord permit) {
        PermitState state = new PermitState();
        state.setHubPermitID(permit.id().toString());
        state.setEffectiveStatusCode(permit.effective(today()));
        state.setChangedDateTime(permit.changedAt().atOffset(ZoneOffset.UTC));
        state.setPermit(said(permit));
        balances(permit).forEach(line -> state.getBalance().add(Documents.balance(line)));
        return state;
    }

    /** What the issuer said: a message of its own, or a certificate that a notice carried. */
    private Permit said(PermitRecord permit) {
        Object said = canonical.read(bodies.canonical(permit.body()), Object.class);
        return said instanceof Notice notice ? notice.getPermit() : (Permit) said;
    }

    private static List<Line> balances(PermitRecord permit) {
        return permit.lines().stream()
                .filter(line -> line.active() && line.unit().isPresent())
                .toList();
    }

    private boolean seesAll(PartnerId reader) {
        return catalogue
                .find(reader)
                .filter(connector -> connector.role() == Role.CUSTOMS)
                .isPresent();
    }

    private LocalDate today() {
        return clock.instant().atZone(Coverage.COUNTRY).toLocalDate();
    }
}
