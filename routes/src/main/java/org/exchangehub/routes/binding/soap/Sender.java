package org.exchangehub.routes.binding.soap;

import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.contracts.RefusedException;

/**
 * Who sends a call, as far as it is proved.
 *
 * @param nobody why it is not known, where it is not
 * @param proof the signature that proves it, where it is proved by one
 */
record Sender(Optional<PartnerId> partner, Optional<RefusedException> nobody, Optional<Proved> proof) {

    static Sender known(PartnerId partner) {
        return new Sender(Optional.of(partner), Optional.empty(), Optional.empty());
    }

    static Sender nobody(RefusedException why) {
        return new Sender(Optional.empty(), Optional.of(why), Optional.empty());
    }

    static Sender proved(Proved proof) {
        return new Sender(Optional.of(new PartnerId(proof.sender())), Optional.empty(), Optional.of(proof));
    }

    /** @throws RefusedException UNAUTHENTICATED where it is nobody */
    PartnerId known() {
        return partner.orElseThrow(nobody::orElseThrow);
    }
}
