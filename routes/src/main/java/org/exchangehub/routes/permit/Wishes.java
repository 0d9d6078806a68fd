package org.exchangehub.routes.permit;

import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Allocation;
import org.exchangehub.contracts.v1.InterventionConfirmation;
import org.exchangehub.contracts.v1.PermitIntervention;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;

/** What messages on record want done to a permit. */
public final class Wishes {

    private final Messages messages;
    private final Bodies bodies;
    private final Canonical canonical;

    public Wishes(Messages messages, Bodies bodies, Canonical canonical) {
        this.messages = messages;
        this.bodies = bodies;
        this.canonical = canonical;
    }

    /** What the message wants for which a register is asked. */
    Wish of(HeldWork work) {
        return of(messages.find(work.message().orElseThrow()).orElseThrow());
    }

    /** @param message an allocation, or the confirmation of an intervention */
    Wish of(MessageRecord message) {
        return message.kind().equals(Kind.INTERVENTION_CONFIRMATION.code())
                ? intervention(confirmed(message.id()))
                : Wish.of(canonical.read(bodies.canonical(message.id()), Allocation.class));
    }

    /** Of officers who have proposed it. */
    Wish intervention(UUID proposal) {
        return Wish.of(canonical.read(bodies.canonical(proposal), PermitIntervention.class));
    }

    /** The proposal that a message confirms. */
    UUID confirmed(UUID confirmation) {
        return Ids.parse(canonical
                        .read(bodies.canonical(confirmation), InterventionConfirmation.class)
                        .getInterventionID())
                .orElseThrow();
    }
}
