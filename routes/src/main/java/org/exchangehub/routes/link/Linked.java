package org.exchangehub.routes.link;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.v1.CaseLink;
import org.exchangehub.contracts.v1.LinkKindCode;
import org.exchangehub.contracts.v1.LinkWayCode;

/**
 * One link as one of its ends sees it.
 *
 * @param kind what the other is to this one
 * @param identifier by which the one names the other
 * @param caseId the other, where it is a case or a movement that has one
 * @param movement the other, where it is a movement
 * @param network of the movement
 * @param state of the case, or of the movement where it has none; nothing while the other is not known
 */
public record Linked(
        LinkKindCode kind,
        LinkWayCode way,
        String identifier,
        Optional<UUID> caseId,
        Optional<UUID> movement,
        Optional<String> network,
        Optional<String> mrn,
        Optional<String> lrn,
        Optional<String> state) {

    /** As it stands in the answer to a question about a case. */
    public CaseLink inCase() {
        CaseLink link = new CaseLink();
        link.setKindCode(kind);
        link.setWayCode(way);
        link.setIdentifier(identifier);
        caseId.map(UUID::toString).ifPresent(link::setCaseID);
        network.ifPresent(link::setPartnerID);
        mrn.ifPresent(link::setMRN);
        lrn.ifPresent(link::setLRN);
        state.ifPresent(link::setStateCode);
        return link;
    }

    /** What the other is known by. */
    public String name() {
        return mrn.or(() -> lrn).orElse(identifier);
    }
}
