package org.exchangehub.routes.permit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.InterventionCode;
import org.exchangehub.contracts.v1.Party;
import org.exchangehub.contracts.v1.PartyIdentifier;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.contracts.v1.PermitLine;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.contracts.v1.Quantity;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The register and its ledger on a real PostgreSQL, over one connection, with the kinds that come with the hub. */
final class RegisterAtWork implements AutoCloseable {

    static final PartnerId ISSUER = new PartnerId("civil-protection-explosives");
    static final String KIND = "EXPLOSIVES";
    static final String HOLDER = "NO912345678";

    private static final Canonical CANONICAL = new Canonical();
    private static final Catalogue CATALOGUE = Catalogue.of(
            Catalogue.packaged().stream()
                    .filter(folder -> folder.name().equals(ISSUER.value()))
                    .toList(),
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("none"))));
    private static final EmbeddedPostgres SERVER = start();

    private final SingleConnectionDataSource connection;
    private final TransactionTemplate transaction;
    final PermitBook book;
    final Ledger ledger;
    final Allocations allocations;
    final PermitKinds kinds = new PermitKinds(CATALOGUE);
    final Lookup lookup;
    private final PermitLetters letters;
    private final Register register;
    private final Requests requests;
    private final JdbcClient jdbc;
    final Evidence evidence;

    RegisterAtWork() {
        connection = new SingleConnectionDataSource(connect(), true);
        jdbc = JdbcClient.create(connection);
        Clock clock = Clock.systemUTC();
        evidence = new Evidence(new JdbcTemplate(connection), clock);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        book = new PermitBook(jdbc);
        ledger = new Ledger(jdbc, clock);
        allocations = new Allocations(ledger);
        lookup = new Lookup(kinds, book);
        register = new Register(kinds, book, ledger);
        letters = new PermitLetters(
                CATALOGUE,
                new Outbox(jdbc, new Bodies(jdbc), evidence, clock, Duration.ofHours(1), () -> {}),
                CANONICAL);
        requests = new Requests(lookup, book, ledger, allocations, letters, clock);
    }

    Bookings bookings() {
        return new Bookings(book, ledger, allocations, lookup, letters);
    }

    HeldUses held() {
        Clock clock = Clock.systemUTC();
        return new HeldUses(new HeldWorks(jdbc, clock), new HeldPermits(jdbc, clock), new HeldSoon());
    }

    /** What is asked of registers that partners keep. */
    HeldWorks works() {
        return new HeldWorks(jdbc, Clock.systemUTC());
    }

    /** Who does that, as a node of the hub sees it. */
    HeldTurns turns(UUID node) {
        return new HeldTurns(jdbc, node, Clock.systemUTC());
    }

    /** A node of the hub lives, or not any more. */
    void lives(UUID node, boolean yes) {
        jdbc.sql(
                        yes
                                ? "insert into node (id, name, seen_at) values (?, 'of a test', now())"
                                : "delete from node where id = ?")
                .param(node)
                .update();
    }

    Obligations obligations() {
        return new Obligations(jdbc);
    }

    /** A case with nothing but its row. */
    UUID openCase() {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into hub_case (id, owner, state, direction, declarant, lrn, version, declaration, lines, opened_at)
                values (?, 'customs', 'ACCEPTED', 'IMPORT', 'EORI:NO912345678', 'L', 1, ?, '{1}', now())""").params(id, Ids.next()).update();
        return id;
    }

    /** Whether some connection waits for a lock that is not one of a row. */
    boolean waitsForAdvisoryLock() {
        try (java.sql.Connection looking = connect()) {
            return JdbcClient.create(new SingleConnectionDataSource(looking, true))
                    .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                    .query(Boolean.class)
                    .single();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
            Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static java.sql.Connection connect() {
        DataSource database = SERVER.getPostgresDatabase();
        try {
            return database.getConnection();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** A number that no permit had before. */
    static String number() {
        return "P-" + UUID.randomUUID();
    }

    /** An MRN that no declaration had before. */
    static DeclarationReference mrn() {
        DeclarationReference reference = new DeclarationReference();
        reference.setMRN("26NO"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 14).toUpperCase(java.util.Locale.ROOT));
        return reference;
    }

    static Permit permit(String number, int version, PermitStatusCode status, Map<Integer, String> kilos) {
        Permit permit = new Permit();
        permit.setPermitID(number);
        permit.setKindCode(KIND);
        permit.setIssuerID(ISSUER.value());
        permit.setVersionID(version);
        permit.setStatusCode(status);
        Party holder = new Party();
        PartyIdentifier identifier = new PartyIdentifier();
        identifier.setID(HOLDER);
        identifier.setTypeCode("EORI");
        holder.getIdentifier().add(identifier);
        permit.setHolder(holder);
        permit.setSingleUse(false);
        kilos.forEach((number2, quantity) -> {
            PermitLine line = new PermitLine();
            line.setLineNumeric(number2);
            line.getCommodityCodePrefix().add("36");
            line.setQuantity(quantity(quantity, "KGM"));
            permit.getLine().add(line);
        });
        return permit;
    }

    UUID issue(Permit permit) {
        return inTransaction(() -> register.take(message(permit)).id());
    }

    private static Message<Permit> message(Permit permit) {
        return new Message<>(
                Ids.next(),
                Kind.PERMIT,
                ISSUER,
                Optional.empty(),
                Optional.empty(),
                Clock.systemUTC().instant(),
                new byte[0],
                permit);
    }

    static Quantity quantity(String value, @Nullable String unit) {
        Quantity quantity = new Quantity();
        quantity.setValue(new BigDecimal(value));
        if (unit != null) {
            quantity.setUnitCode(unit);
        }
        return quantity;
    }

    static Allocation allocation(
            String number,
            int line,
            DeclarationReference reference,
            AllocationActionCode action,
            @Nullable Quantity quantity) {
        Allocation allocation = new Allocation();
        allocation.setPermitID(number);
        allocation.setKindCode(KIND);
        allocation.setLineNumeric(line);
        allocation.setReference(reference);
        allocation.setSequenceNumeric(1);
        allocation.setActionCode(action);
        if (quantity != null) {
            allocation.setQuantity(quantity);
        }
        allocation.setEventDateTime(OffsetDateTime.now(ZoneOffset.UTC));
        return allocation;
    }

    AllocationResult ask(Allocation allocation) {
        return inTransaction(() -> requests.carryOut(Wish.of(allocation), Optional.empty(), actor()));
    }

    AllocationResult ask(
            String number,
            int line,
            DeclarationReference reference,
            AllocationActionCode action,
            @Nullable Quantity quantity) {
        return ask(allocation(number, line, reference, action, quantity));
    }

    AllocationResult force(
            String number,
            int line,
            DeclarationReference reference,
            InterventionCode code,
            @Nullable Quantity quantity) {
        PermitIntervention intervention = new PermitIntervention();
        intervention.setPermitID(number);
        intervention.setKindCode(KIND);
        intervention.setLineNumeric(line);
        intervention.setReference(reference);
        intervention.setSequenceNumeric(1);
        intervention.setInterventionCode(code);
        if (quantity != null) {
            intervention.setQuantity(quantity);
        }
        intervention.setReasonText("test");
        return inTransaction(() -> requests.carryOut(Wish.of(intervention), Optional.empty(), actor()));
    }

    static Actor actor() {
        return new Actor("customs", Optional.empty(), "test", Optional.empty());
    }

    List<Ledger.Discrepancy> discrepancies() {
        return ledger.discrepancies(Optional.empty());
    }

    /** The first reason of a result, or its code where it has none. */
    static String told(AllocationResult result) {
        return result.getFinding().isEmpty()
                ? result.getResultCode().value()
                : result.getResultCode() == org.exchangehub.contracts.v1.AllocationResultCode.DONE
                        ? "DONE"
                        : result.getFinding().get(0).getReasonCode().value();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
