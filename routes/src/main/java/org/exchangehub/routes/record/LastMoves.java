package org.exchangehub.routes.record;

import java.util.UUID;
import org.exchangehub.contracts.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes back what a notice of Customs has done to the state of its movement, and does it anew; both only where nothing was said since. */
public final class LastMoves {

    private final JdbcClient jdbc;
    private final Evidence evidence;

    public LastMoves(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /** Within the transaction that settles a delivery as refused: what its network has refused was never said. */
    public void takeBack(DeliveryRecord refused) {
        swap(refused, "Refused by " + refused.partner());
    }

    /** Within the transaction that makes a refused delivery owed again. */
    public void makeAnew(DeliveryRecord refused) {
        swap(refused, "Sent again to " + refused.partner());
    }

    /** Only what Customs said is relayed to the network of the movement, so what Customs itself refuses takes nothing back. */
    private void swap(DeliveryRecord refused, String because) {
        if (refused.kind() == Kind.NOTICE) {
            refused.correlationId().flatMap(Ids::parse).ifPresent(message -> swap(refused, message, because));
        }
    }

    private void swap(DeliveryRecord refused, UUID message, String because) {
        jdbc.sql("""
                update movement set state = state_before, state_before = state
                where network = ? and (id = ? or case_id = ?) and moved_by = ? and state_before <> state
                returning state_before || ' to ' || state""")
                .params(Values.of(refused.partner(), refused.caseId(), refused.caseId(), message))
                .query(String.class)
                .optional()
                .ifPresent(move -> evidence.note(Step.of(
                        refused.caseId(), "MOVED", refused.partner(), refused.kind(), message, because + ": " + move)));
    }
}
