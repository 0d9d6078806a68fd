package org.exchangehub.routes.binding.rest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.outcome.Balance;
import org.exchangehub.routes.outcome.Deliveries;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Ids;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators ask and do; the security of the application lets nobody else in. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
public final class RestOperations {

    private final Supplier<String> operator;
    private final Balance balance;
    private final Deliveries deliveries;

    /** @param operator who the caller proved to be; refuses who is no operator */
    public RestOperations(Supplier<String> operator, Balance balance, Deliveries deliveries) {
        this.operator = operator;
        this.balance = balance;
        this.deliveries = deliveries;
    }

    /** A delivery as operators see it. */
    record Delivery(
            UUID deliveryId,
            String partner,
            String kind,
            UUID caseId,
            String state,
            int attempt,
            String owedAt,
            Optional<String> reason,
            Optional<String> detail) {

        static Delivery of(DeliveryRecord delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.partner().value(),
                    delivery.kind().code(),
                    delivery.caseId(),
                    delivery.state().name(),
                    delivery.attempt(),
                    delivery.owedAt().toString(),
                    delivery.reason().map(Reason::name),
                    delivery.detail());
        }
    }

    /** Deliveries, oldest first. */
    record Waiting(List<Delivery> deliveries) {}

    /** Both sums that always hold, per partner and kind. */
    @GetMapping("/balance")
    Balance.Report balance() {
        return balance.report();
    }

    /** What waits for an operator, oldest first. */
    @GetMapping("/deliveries")
    Waiting waiting() {
        return new Waiting(deliveries.parked().stream().map(Delivery::of).toList());
    }

    /** Sends a parked, refused or unknown delivery again. */
    @PostMapping("/deliveries/{deliveryId}/resend")
    ResponseEntity<Delivery> resend(@PathVariable("deliveryId") String deliveryId) {
        String actor = operator.get();
        UUID id = Ids.parse(deliveryId)
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "The hub owes no message " + deliveryId));
        return ResponseEntity.accepted().body(Delivery.of(deliveries.resend(id, actor)));
    }
}
