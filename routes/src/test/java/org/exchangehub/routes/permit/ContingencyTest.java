package org.exchangehub.routes.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.deadline.Obligations.ObligationRecord;
import org.exchangehub.routes.deadline.Obligations.State;
import org.exchangehub.routes.permit.Coverage.Goods;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.permit.Use.Standing;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A register of permits is silent: who may let the goods go, what is owed then, and how that ends. */
class ContingencyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final PartnerId KEEPER = RegisterAtWork.ISSUER;

    private final RegisterAtWork register = new RegisterAtWork();
    private final UUID caseId = register.openCase();

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void goodsGoOnlyOfAKindThatSaysSoAndOnlyAfterTheRegisterWasWaitedFor() {
        Use first = unanswered(CaseStateCode.ACCEPTED, true, NOW, Optional.empty());
        assertThat(first.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(first.reason()).isEqualTo("REGISTER_UNAVAILABLE");
        Instant soon = NOW.plus(Followed.PATIENCE).minusMillis(1);
        assertThat(unanswered(CaseStateCode.ACCEPTED, true, soon, Optional.of(first))
                        .standing())
                .isEqualTo(Standing.UNKNOWN);
        Instant late = NOW.plus(Followed.PATIENCE);
        Use obliged = unanswered(CaseStateCode.ACCEPTED, true, late, Optional.of(first));
        assertThat(obliged.standing()).isEqualTo(Standing.OBLIGED);
        assertThat(unanswered(CaseStateCode.RELEASED, true, late.plusSeconds(60), Optional.of(obliged))
                        .standing())
                .isEqualTo(Standing.OBLIGED);
        assertThat(unanswered(CaseStateCode.ACCEPTED, false, late, Optional.of(first))
                        .standing())
                .isEqualTo(Standing.UNKNOWN);
        assertThat(unanswered(CaseStateCode.LODGED, true, late, Optional.of(first))
                        .standing())
                .isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void whatIsOwedIsOnRecordOnceAndFulfilledWhenThePermitCoversTheGoods() {
        Use obliged = obliged();
        look(List.of(obliged));
        look(List.of(obliged));
        assertThat(owed()).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(1);
            assertThat(one.permit()).contains(new Obligations.PermitOwed("EXPLOSIVES", "P-1"));
        });
        assertThat(register.obligations().openOfCase(caseId))
                .as("it is no answer of an agency that is waited for")
                .isEmpty();
        UUID id = owed().get(0).id();
        look(List.of(after(obliged, Standing.COVERS)));
        assertThat(owed()).isEmpty();
        assertThat(in(State.FULFILLED)).contains(id);
    }

    @Test
    void itIsBreachedWhenThePermitDoesNotCoverThemAndLapsesWhenNobodyNamesItAnyMore() {
        look(List.of(obliged()));
        UUID breached = owed().get(0).id();
        look(List.of(after(obliged(), Standing.COVERS_NOT)));
        assertThat(in(State.BREACHED)).contains(breached);

        UUID other = register.openCase();
        Followed followed = followed(other, CaseStateCode.ACCEPTED, NOW);
        contingencyLook(followed, List.of(obliged()));
        UUID lapsed = register.obligations().openForPermits(other).get(0).id();
        contingencyLook(followed, List.of());
        assertThat(in(State.LAPSED)).contains(lapsed);
    }

    private void look(List<Use> uses) {
        contingencyLook(followed(caseId, CaseStateCode.ACCEPTED, NOW), uses);
    }

    private void contingencyLook(Followed followed, List<Use> uses) {
        register.inTransaction(() -> {
            new Contingency(register.obligations(), register.evidence).look(followed, uses);
            return true;
        });
    }

    private List<ObligationRecord> owed() {
        return register.obligations().openForPermits(caseId);
    }

    private List<UUID> in(State state) {
        return register.obligations().in(state, 1000).stream()
                .map(ObligationRecord::id)
                .toList();
    }

    private Use obliged() {
        Use first = unanswered(CaseStateCode.ACCEPTED, true, NOW, Optional.empty());
        return unanswered(CaseStateCode.ACCEPTED, true, NOW.plus(Followed.PATIENCE), Optional.of(first));
    }

    private static Use after(Use use, Standing standing) {
        return new Use(
                use.item(),
                use.kind(),
                use.reference(),
                use.namedLine(),
                use.issuer(),
                use.permit(),
                use.line(),
                use.declaration(),
                standing,
                PermitReasonCode.REVOKED.value(),
                "",
                NOW.plus(Duration.ofHours(1)));
    }

    private Use unanswered(CaseStateCode state, boolean mayGo, Instant now, Optional<Use> last) {
        PermitKind kind = register.kinds.of(KEEPER, RegisterAtWork.KIND).orElseThrow();
        Goods goods = new Goods(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
        Mention mention = new Mention(
                1,
                new Lookup.Named(RegisterAtWork.KIND, "P-1", Optional.empty()),
                KEEPER,
                kind,
                goods,
                true,
                false,
                mayGo,
                Optional.empty());
        return followed(caseId, state, now).unanswered(mention, KEEPER, last);
    }

    private static Followed followed(UUID caseId, CaseStateCode state, Instant now) {
        return new Followed(
                new CaseRecord(
                        caseId,
                        new PartnerId("customs"),
                        state,
                        "IMPORT",
                        new CaseRecord.Declarant("EORI", RegisterAtWork.HOLDER),
                        "L",
                        Optional.of("26NO00000000000001"),
                        1,
                        Ids.next(),
                        List.of(1),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        NOW,
                        Optional.empty()),
                Optional.empty(),
                now);
    }
}
