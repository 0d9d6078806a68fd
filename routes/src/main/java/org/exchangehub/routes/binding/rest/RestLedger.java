package org.exchangehub.routes.binding.rest;

import java.util.List;
import java.util.Optional;
import org.exchangehub.routes.permit.HeldPermits;
import org.exchangehub.routes.permit.Ledger;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators ask whether the permit ledger is sound; the security of the application lets nobody else in. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RestLedger {

    private final Ledger ledger;
    private final HeldPermits mirrors;

    public RestLedger(Ledger ledger, HeldPermits mirrors) {
        this.mirrors = mirrors;
        this.ledger = ledger;
    }

    /** A balance that is not the sum of its entries. */
    record Discrepancy(String permitId, int line, String what) {}

    /** A place where a partner's own register was not as the hub's mirror of it. */
    record Drift(
            String permitId,
            String kind,
            String reference,
            String keeper,
            int line,
            String what,
            String foundBy,
            String at) {}

    /** All that is wrong, nothing where the ledger is sound; and the newest drifts of registers that partners keep. */
    record Report(List<Discrepancy> discrepancies, List<Drift> drifts) {}

    @GetMapping("/permit-ledger")
    Report report() {
        return new Report(
                ledger.discrepancies(Optional.empty()).stream()
                        .map(found -> new Discrepancy(found.permit().toString(), found.line(), found.what()))
                        .toList(),
                mirrors.drifts().stream()
                        .map(found -> new Drift(
                                found.permit().toString(),
                                found.kind(),
                                found.reference(),
                                found.keeper().value(),
                                found.line(),
                                found.text(),
                                found.foundBy(),
                                found.at().toString()))
                        .toList());
    }
}
