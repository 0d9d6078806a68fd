package org.exchangehub.routes.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;

/**
 * What the record says of one partner.
 *
 * @param hash of the version in force, absent where the folder was taken away
 * @param agreementOffered hash of that version's own agreement
 * @param agreementInForce hash of the agreement that was approved, its own or an earlier one
 */
record Active(
        PartnerId partner,
        Optional<String> hash,
        Optional<String> agreementOffered,
        Optional<String> agreementInForce,
        Instant activatedAt,
        String activatedBy) {

    boolean awaitsApproval() {
        return agreementOffered.isPresent() && !agreementOffered.equals(agreementInForce);
    }

    /** The same for the same version under the same agreement. */
    String key() {
        return hash.orElse("none") + " " + agreementInForce.orElse("none");
    }
}
