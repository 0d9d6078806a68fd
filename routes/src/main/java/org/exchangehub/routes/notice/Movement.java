package org.exchangehub.routes.notice;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;

/**
 * One movement on one network as its row stands.
 *
 * @param caseId the case of its declaration, where the hub has one
 * @param state by the network's own order of notices
 */
public record Movement(
        UUID id, PartnerId network, Optional<UUID> caseId, Optional<String> lrn, Optional<String> mrn, String state) {

    /** The case, or the movement itself where it has none: what its evidence and its deliveries are kept under. */
    UUID chain() {
        return caseId.orElse(id);
    }

    Movement in(String next) {
        return new Movement(id, network, caseId, lrn, mrn, next);
    }

    /** The same movement with what a notice tells of it beside. */
    Movement known(Optional<UUID> ofCase, Optional<String> byLrn, Optional<String> byMrn) {
        return new Movement(id, network, caseId.or(() -> ofCase), lrn.or(() -> byLrn), mrn.or(() -> byMrn), state);
    }
}
