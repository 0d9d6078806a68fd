package org.exchangehub.routes.permit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.AllocationResultCode;
import org.exchangehub.contracts.v1.InterventionConfirmation;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers' interventions: one person proposes, another confirms; who they are is what their tokens prove. */
public final class Interventions {

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Canonical canonical;
    private final Requests requests;

    public Interventions(JdbcClient jdbc, Bodies bodies, Canonical canonical, Requests requests) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.canonical = canonical;
        this.requests = requests;
    }

    /** Writes a proposal down; it changes nothing yet. */
    AllocationResult propose(Message<PermitIntervention> message, Optional<String> person) {
        AllocationResult result = requests.result(message.payload());
        if (person.isEmpty()) {
            return refused(result, PermitReasonCode.ACTOR_MISSING, "The token names no person who acts");
        }
        jdbc.sql("insert into permit_intervention (id, actor, name, state, at) values (?, ?, ?, 'PROPOSED', ?)")
                .params(Values.of(message.id(), person, message.payload().getOfficerName(), message.receivedAt()))
                .update();
        result.setResultCode(AllocationResultCode.PROPOSED);
        return result;
    }

    private record Proposal(UUID id, String actor, String name) {}

    /** Carries a proposal out, if another person confirms it than the one who made it. */
    Optional<AllocationResult> confirm(Message<InterventionConfirmation> message, Optional<String> person) {
        return Ids.parse(message.payload().getInterventionID())
                .flatMap(this::proposed)
                .map(proposal -> confirm(proposal, message, person));
    }

    private Optional<Proposal> proposed(UUID id) {
        return jdbc.sql(
                        "select id, actor, name from permit_intervention where id = ? and state = 'PROPOSED' for update")
                .param(id)
                .query((row, n) -> new Proposal(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .optional();
    }

    private AllocationResult confirm(
            Proposal proposal, Message<InterventionConfirmation> message, Optional<String> person) {
        PermitIntervention asked = canonical.read(bodies.canonical(proposal.id()), PermitIntervention.class);
        if (person.isEmpty()) {
            return refused(
                    requests.result(asked), PermitReasonCode.ACTOR_MISSING, "The token names no person who acts");
        }
        if (person.get().equals(proposal.actor())) {
            return refused(
                    requests.result(asked),
                    PermitReasonCode.SAME_ACTOR,
                    "The person who proposed an intervention does not confirm it");
        }
        AllocationResult result = requests.intervene(
                asked,
                new Actor(
                        proposal.actor() + " (" + proposal.name() + ")",
                        Optional.of(person.get() + " (" + message.payload().getOfficerName() + ")"),
                        asked.getReasonText(),
                        Optional.of(message.id())));
        jdbc.sql("update permit_intervention set state = ?, confirmed = ? where id = ?")
                .params(Values.of(
                        result.getResultCode() == AllocationResultCode.DONE ? "DONE" : "REFUSED",
                        person.get(),
                        proposal.id()))
                .update();
        return result;
    }

    private static AllocationResult refused(AllocationResult result, PermitReasonCode reason, String text) {
        Results.refuse(result, List.of(Finding.error(reason, text)));
        return result;
    }
}
