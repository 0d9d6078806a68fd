package org.exchangehub.routes.binding.rest;

import java.util.List;
import java.util.Optional;
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

    public RestLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A balance that is not the sum of its entries. */
    record Discrepancy(String permitId, int line, String what) {}

    /** All that is wrong; nothing where the ledger is sound. */
    record Report(List<Discrepancy> discrepancies) {}

    @GetMapping("/permit-ledger")
    Report report() {
        return new Report(ledger.discrepancies(Optional.empty()).stream()
                .map(found -> new Discrepancy(found.permit().toString(), found.line(), found.what()))
                .toList());
    }
}
