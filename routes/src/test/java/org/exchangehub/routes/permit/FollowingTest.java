package org.exchangehub.routes.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.contracts.v1.CaseStateCode.ACCEPTED;
import static org.exchangehub.contracts.v1.CaseStateCode.RELEASED;
import static org.exchangehub.contracts.v1.PermitStatusCode.REVOKED;
import static org.exchangehub.contracts.v1.PermitStatusCode.VALID;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DirectionCode;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.InterventionCode;
import org.exchangehub.contracts.v1.Party;
import org.exchangehub.contracts.v1.PartyIdentifier;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.SupportingDocument;
import org.exchangehub.routes.permit.Use.Standing;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a declaration names, brought to where it stands, on a real PostgreSQL. */
class FollowingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final RegisterAtWork register = new RegisterAtWork();
    private final String number = RegisterAtWork.number();
    private final String mrn = RegisterAtWork.mrn().getMRN();
    private List<Use> uses = List.of();

    @AfterEach
    void theLedgerIsSound() {
        assertThat(register.discrepancies()).isEmpty();
        register.close();
    }

    @Test
    void anAmendmentAfterReleaseCorrectsDownAndUp() {
        issue(1, VALID, "100");
        follow(ACCEPTED, "60");
        follow(RELEASED, "60");
        assertThat(balance()).isEqualTo("40 + 0 + 60");
        replaced("25");
        assertThat(balance()).isEqualTo("75 + 0 + 25");
        replaced("90");
        assertThat(balance()).isEqualTo("10 + 0 + 90");
        assertThat(use().standing()).isEqualTo(Standing.COVERS);
    }

    @Test
    void anAmendmentThatGrowsBeyondWhatIsThereIsToldAndMadeGoodWhenMoreIsIssued() {
        issue(1, VALID, "100");
        follow(ACCEPTED, "60");
        follow(RELEASED, "60");
        replaced("101");
        assertThat(use().standing()).isEqualTo(Standing.COVERS_NOT);
        assertThat(use().reason()).isEqualTo("QUANTITY_INSUFFICIENT");
        assertThat(balance()).isEqualTo("40 + 0 + 60");
        follow(RELEASED, "101");
        assertThat(use().standing()).as("looked at again").isEqualTo(Standing.COVERS_NOT);
        issue(2, VALID, "150");
        follow(RELEASED, "101");
        assertThat(use().standing()).isEqualTo(Standing.COVERS);
        assertThat(balance()).isEqualTo("49 + 0 + 101");
    }

    @Test
    void anAmendmentThatNamesMoreGoodsThanAreThereTouchesNothing() {
        issue(1, VALID, "100");
        follow(ACCEPTED, "60");
        follow(RELEASED, "60");
        uses = run(RELEASED, declaration("60", "50"), true);
        assertThat(uses).extracting(Use::standing).containsExactly(Standing.COVERS, Standing.COVERS_NOT);
        assertThat(balance()).isEqualTo("40 + 0 + 60");
        uses = run(RELEASED, declaration("60", "40"), true);
        assertThat(uses).extracting(Use::standing).containsOnly(Standing.COVERS);
        assertThat(balance()).isEqualTo("0 + 0 + 100");
    }

    @Test
    void whatIsSetAsideIsWrittenOffAtReleaseThoughThePermitWasRevokedMeanwhile() {
        issue(1, VALID, "100");
        follow(ACCEPTED, "60");
        issue(2, REVOKED, "100");
        follow(RELEASED, "60");
        assertThat(use().reason()).isEqualTo("REVOKED");
        assertThat(balance()).isEqualTo("40 + 0 + 60");
    }

    @Test
    void whatOfficersForcedIsNotCorrected() {
        issue(1, VALID, "50");
        follow(ACCEPTED, "60");
        assertThat(use().standing()).isEqualTo(Standing.COVERS_NOT);
        register.force(number, 1, reference(), InterventionCode.FORCE, RegisterAtWork.quantity("30", "KGM"));
        follow(RELEASED, "60");
        assertThat(use().standing()).isEqualTo(Standing.COVERS);
        assertThat(balance()).isEqualTo("20 + 0 + 30");
    }

    @Test
    void whatOfficersGaveBackStaysSoUntilTheDeclarationIsReplaced() {
        issue(1, VALID, "100");
        follow(ACCEPTED, "60");
        follow(RELEASED, "60");
        register.force(number, 1, reference(), InterventionCode.DELETE, null);
        issue(2, VALID, "120");
        follow(RELEASED, "60");
        assertThat(use().standing()).isEqualTo(Standing.COVERS);
        assertThat(balance()).isEqualTo("120 + 0 + 0");
        replaced("40");
        assertThat(balance()).isEqualTo("80 + 0 + 40");
    }

    @Test
    void thePermitThatIsRegisteredMeanwhileWaitsForTheCaseAndSeesIt() throws Exception {
        CountDownLatch sought = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(2);
                RegisterAtWork other = new RegisterAtWork()) {
            Future<?> following = pool.submit(() -> register.inTransaction(() -> {
                uses = following(ACCEPTED, declaration("60"), true).run(mentions(declaration("60")));
                sought.countDown();
                awaitLatch(go);
                order.add("case");
                return true;
            }));
            awaitLatch(sought);
            Future<?> registering = pool.submit(() -> {
                other.issue(permit(1, VALID, "100"));
                order.add("permit");
            });
            Awaitility.await().until(() -> register.waitsForAdvisoryLock());
            go.countDown();
            following.get();
            registering.get();
        }
        assertThat(use().reason()).isEqualTo("PERMIT_UNKNOWN");
        assertThat(order).containsExactly("case", "permit");
    }

    @Test
    void theNextMomentThatMattersIsTheEndOfThePermit() {
        Permit permit = permit(1, VALID, "100");
        permit.setValidFromDate(LocalDate.parse("2026-11-01"));
        permit.setValidUntilDate(LocalDate.parse("2026-11-30"));
        register.issue(permit);
        Following following = following(ACCEPTED, declaration("60"), true);
        register.inTransaction(() -> following.run(mentions(declaration("60"))));
        assertThat(following.nextChange()).contains(Instant.parse("2026-11-30T23:00:00Z"));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void issue(int version, org.exchangehub.contracts.v1.PermitStatusCode status, String kilos) {
        register.issue(permit(version, status, kilos));
    }

    private Permit permit(int version, org.exchangehub.contracts.v1.PermitStatusCode status, String kilos) {
        return RegisterAtWork.permit(number, version, status, Map.of(1, kilos));
    }

    private void follow(CaseStateCode state, String kilos) {
        uses = run(state, declaration(kilos), false);
    }

    private void replaced(String kilos) {
        uses = run(RELEASED, declaration(kilos), true);
    }

    private List<Use> run(CaseStateCode state, Declaration declared, boolean replaced) {
        return register.inTransaction(() -> following(state, declared, replaced).run(mentions(declared)));
    }

    private Following following(CaseStateCode state, Declaration declared, boolean replaced) {
        UUID message = Ids.next();
        CaseRecord concerned = new CaseRecord(
                Ids.next(),
                new PartnerId("customs"),
                state,
                "IMPORT",
                new CaseRecord.Declarant("EORI", RegisterAtWork.HOLDER),
                "L-" + number,
                Optional.of(mrn),
                1,
                message,
                List.of(1),
                0,
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.empty());
        Followed followed = new Followed(concerned, replaced ? Optional.of(message) : Optional.empty(), NOW);
        return new Following(
                register.lookup, register.book, register.ledger, register.bookings(), register.held(), followed, uses);
    }

    private List<NamedPermits.Mention> mentions(Declaration declared) {
        return new NamedPermits(register.kinds).of(declared, LocalDate.parse("2026-11-24"));
    }

    private Declaration declaration(String... kilos) {
        Declaration declaration = new Declaration();
        declaration.setDirectionCode(DirectionCode.IMPORT);
        Party declarant = new Party();
        PartyIdentifier identifier = new PartyIdentifier();
        identifier.setID(RegisterAtWork.HOLDER);
        identifier.setTypeCode("EORI");
        declarant.getIdentifier().add(identifier);
        declaration.setDeclarant(declarant);
        for (int i = 0; i < kilos.length; i++) {
            GoodsItem item = new GoodsItem();
            item.setSequenceNumeric(i + 1);
            item.setCommodityCode("36041000");
            item.setNetMassMeasure(new BigDecimal(kilos[i]));
            SupportingDocument document = new SupportingDocument();
            document.setTypeCode("EXPL");
            document.setID(number);
            item.getSupportingDocument().add(document);
            declaration.getGoodsItem().add(item);
        }
        return declaration;
    }

    private org.exchangehub.contracts.v1.DeclarationReference reference() {
        org.exchangehub.contracts.v1.DeclarationReference reference =
                new org.exchangehub.contracts.v1.DeclarationReference();
        reference.setMRN(mrn);
        return reference;
    }

    private Use use() {
        return uses.get(0);
    }

    /** Available, reserved, consumed. */
    private String balance() {
        Balance balance = register.book
                .find(register.book
                        .named(RegisterAtWork.KIND, number, Optional.empty())
                        .get(0))
                .orElseThrow()
                .line(1)
                .orElseThrow()
                .balance();
        return Allocations.plain(balance.available()) + " + " + Allocations.plain(balance.reserved()) + " + "
                + Allocations.plain(balance.consumed());
    }
}
