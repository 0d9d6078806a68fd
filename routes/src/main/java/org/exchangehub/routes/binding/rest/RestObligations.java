package org.exchangehub.routes.binding.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.deadline.Obligations;
import org.exchangehub.routes.deadline.Obligations.ObligationRecord;
import org.exchangehub.routes.view.Views;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The obligations under which goods may go, as Customs sees them. */
@RestController
@RequestMapping(path = "/api/v1/obligations", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RestObligations {

    private static final int MOST = 1000;

    private final Supplier<PartnerId> caller;
    private final Views views;
    private final Obligations obligations;

    public RestObligations(Supplier<PartnerId> caller, Views views, Obligations obligations) {
        this.caller = caller;
        this.views = views;
        this.obligations = obligations;
    }

    /** An obligation as it is published. */
    record Obligation(
            UUID obligationId,
            UUID caseId,
            String lrn,
            Optional<String> mrn,
            Optional<UUID> referralId,
            int sequenceNumeric,
            String partnerId,
            String text,
            String since,
            String state,
            Optional<String> reconciledAt,
            Optional<String> dispositionCode,
            Optional<String> kindCode,
            Optional<String> permitId) {

        static Obligation of(ObligationRecord one) {
            return new Obligation(
                    one.id(),
                    one.caseId(),
                    one.lrn(),
                    one.mrn(),
                    one.permit().isEmpty() ? Optional.of(one.referral()) : Optional.empty(),
                    one.line(),
                    one.partner().value(),
                    one.text(),
                    one.since().toString(),
                    one.state().name(),
                    one.reconciledAt().map(Object::toString),
                    one.disposition().map(DispositionCode::value),
                    one.permit().map(Obligations.PermitOwed::kind),
                    one.permit().map(Obligations.PermitOwed::reference));
        }
    }

    /** Obligations, oldest first. */
    record Found(List<Obligation> obligations) {}

    @GetMapping
    Found in(@RequestParam(name = "state", defaultValue = "open") String state) {
        views.requireCustoms(caller.get());
        Obligations.State wanted = Arrays.stream(Obligations.State.values())
                .filter(one -> one.name().equalsIgnoreCase(state))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Reason.RULE_BROKEN, "state", "There is no state " + state));
        return new Found(
                obligations.in(wanted, MOST).stream().map(Obligation::of).toList());
    }
}
