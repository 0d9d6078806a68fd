package org.exchangehub.routes.permit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.AllocationResultCode;
import org.exchangehub.contracts.v1.InterventionConfirmation;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers' interventions: one person proposes, another confirms; who they are is what their tokens prove. */
public final class Interventions {

    private final JdbcClient jdbc;
    private final Wishes wishes;
    private final Requests requests;
    private final Clock clock;

    public Interventions(JdbcClient jdbc, Wishes wishes, Requests requests, Clock clock) {
        this.jdbc = jdbc;
        this.wishes = wishes;
        this.requests = requests;
        this.clock = clock;
    }

    /** Writes a proposal down; it changes nothing yet. */
    AllocationResult propose(Message<PermitIntervention> message, Optional<String> person) {
        AllocationResult result = Wish.of(message.payload()).result(clock.instant());
        if (person.isEmpty()) {
            return refused(result, PermitReasonCode.ACTOR_MISSING, "The token names no person who acts");
        }
        jdbc.sql("insert into permit_intervention (id, actor, name, state, at) values (?, ?, ?, 'PROPOSED', ?)")
                .params(Values.of(message.id(), person, message.payload().getOfficerName(), message.receivedAt()))
                .update();
        result.setResultCode(AllocationResultCode.PROPOSED);
        return result;
    }

    /** What a confirmation leads to. */
    sealed interface Confirmed {}

    /** It is answered. */
    record Answered(AllocationResult result) implements Confirmed {}

    /** It is to be done in a register that a partner keeps. */
    record AtPartner(Wish wish) implements Confirmed {}

    private record Proposal(UUID id, String actor, String name, String second) {}

    /** Carries a proposal out, if another person confirms it than the one who made it; nothing where none waits. */
    Optional<Confirmed> confirm(Message<InterventionConfirmation> message, Optional<String> person) {
        return Ids.parse(message.payload().getInterventionID())
                .flatMap(id -> find(id, "PROPOSED"))
                .map(proposal -> confirm(proposal, message, person));
    }

    private Optional<Proposal> find(UUID id, String state) {
        return jdbc.sql("""
                select id, actor, name, confirmed from permit_intervention where id = ? and state = ? for update""")
                .params(Values.of(id, state))
                .query((row, n) -> new Proposal(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)).orElse("")))
                .optional();
    }

    private Confirmed confirm(Proposal proposal, Message<InterventionConfirmation> message, Optional<String> person) {
        Wish wish = wishes.intervention(proposal.id());
        if (person.isEmpty()) {
            return new Answered(refused(
                    wish.result(clock.instant()),
                    PermitReasonCode.ACTOR_MISSING,
                    "The token names no person who acts"));
        }
        if (person.get().equals(proposal.actor())) {
            return new Answered(refused(
                    wish.result(clock.instant()),
                    PermitReasonCode.SAME_ACTOR,
                    "The person who proposed an intervention does not confirm it"));
        }
        String second = person.get() + " (" + message.payload().getOfficerName() + ")";
        jdbc.sql("update permit_intervention set state = 'CONFIRMED', confirmed = ? where id = ?")
                .params(Values.of(second, proposal.id()))
                .update();
        if (requests.isForPartner(wish, Optional.empty())) {
            return new AtPartner(wish);
        }
        AllocationResult result = requests.carryOut(wish, Optional.empty(), actor(message.id(), proposal.id(), wish));
        conclude(proposal.id(), result);
        return new Answered(result);
    }

    /** The two officers of an intervention that is being carried out. */
    Actor actor(UUID confirmation, Wish wish) {
        return actor(confirmation, wishes.confirmed(confirmation), wish);
    }

    private Actor actor(UUID confirmation, UUID id, Wish wish) {
        Proposal proposal = find(id, "CONFIRMED").orElseThrow();
        return new Actor(
                proposal.actor() + " (" + proposal.name() + ")",
                Optional.of(proposal.second()),
                wish.reason(),
                Optional.of(confirmation));
    }

    /** Puts on record what became of an intervention that a partner's register was asked for. */
    void concluded(UUID confirmation, AllocationResult result) {
        conclude(wishes.confirmed(confirmation), result);
    }

    private void conclude(UUID proposal, AllocationResult result) {
        jdbc.sql("update permit_intervention set state = ? where id = ?")
                .params(Values.of(result.getResultCode() == AllocationResultCode.DONE ? "DONE" : "REFUSED", proposal))
                .update();
    }

    private static AllocationResult refused(AllocationResult result, PermitReasonCode reason, String text) {
        Results.refuse(result, List.of(Finding.error(reason, text)));
        return result;
    }
}
