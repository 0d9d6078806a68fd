package org.exchangehub.routes.permit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.permit.NamedPermits.Mention;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.permit.Use.Standing;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Identifier;

/**
 * A case whose permits are followed, and what is said of their use.
 *
 * @param cause the message after which it is
 * @param now by which the permits are judged
 */
record Followed(CaseRecord concerned, Optional<UUID> cause, Instant now) {

    /** For how long a register is waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    static boolean isOver(CaseRecord concerned) {
        return concerned.state() == CaseStateCode.CANCELLED || concerned.state() == CaseStateCode.NOT_RELEASED;
    }

    boolean isOver() {
        return isOver(concerned);
    }

    boolean isLodged() {
        return concerned.state() == CaseStateCode.LODGED;
    }

    /** Whether Customs has not decided yet. */
    boolean isOpen() {
        return isLodged() || concerned.state() == CaseStateCode.ACCEPTED;
    }

    boolean isReleased() {
        return concerned.state() == CaseStateCode.RELEASED;
    }

    /** Whether it is followed because its declaration was replaced. */
    boolean isReplaced() {
        return cause.filter(concerned.declaration()::equals).isPresent();
    }

    Identifier declaration() {
        return Identifier.of(concerned.reference()).get(0);
    }

    Actor actor() {
        return new Actor(concerned.owner().value(), Optional.empty(), "Declaration " + concerned.state(), cause);
    }

    At at(PermitRecord permit, Line line, QuantityRule rule, int item) {
        return new At(permit, line, rule, new Usage(declaration(), item), actor());
    }

    Use covers(Mention mention, PermitRecord permit, Optional<Integer> line) {
        return use(mention, Optional.of(permit), line, Standing.COVERS, "COVERED", "The permit covers the goods");
    }

    /** What is wrong counts from acceptance on, and warns before. */
    Use faulty(Mention mention, Optional<PermitRecord> permit, Optional<Integer> line, Finding why) {
        Standing standing = isLodged() && why.blocks() ? Standing.WARNS : Standing.COVERS_NOT;
        return use(mention, permit, line, standing, why.reason().value(), why.text());
    }

    /**
     * While a register does not answer nothing is known; after some minutes the kind may let the goods go with an obligation
     * (article 11).
     */
    Use unanswered(Mention mention, PartnerId keeper, Optional<Use> last) {
        boolean obliged = last.filter(use -> use.standing() == Standing.OBLIGED
                                || use.standing() == Standing.UNKNOWN
                                        && !use.since().plus(PATIENCE).isAfter(now))
                        .isPresent()
                && mention.mayGoUnasked()
                && !isLodged();
        return use(
                mention,
                Optional.empty(),
                Optional.empty(),
                obliged ? Standing.OBLIGED : Standing.UNKNOWN,
                PermitReasonCode.REGISTER_UNAVAILABLE.value(),
                "The register of " + keeper + " has not answered");
    }

    /** What the register that a partner keeps has answered; what is wrong counts from acceptance on. */
    Use said(Mention mention, HeldWork.Outcome outcome) {
        Standing standing =
                isLodged() && outcome.standing() == Standing.COVERS_NOT ? Standing.WARNS : outcome.standing();
        return new Use(
                mention.item(),
                mention.permit().kind(),
                mention.permit().reference(),
                mention.goods().line().orElse(0),
                mention.anyIssuer(),
                outcome.permit(),
                outcome.line(),
                declaration(),
                standing,
                outcome.reason(),
                outcome.text(),
                now);
    }

    Use freed(Use use) {
        return new Use(
                use.item(),
                use.kind(),
                use.reference(),
                use.namedLine(),
                use.issuer(),
                use.permit(),
                use.line(),
                use.declaration(),
                Standing.FREE,
                "FREE",
                "Given back",
                now);
    }

    private Use use(
            Mention mention,
            Optional<PermitRecord> permit,
            Optional<Integer> line,
            Standing standing,
            String reason,
            String text) {
        return new Use(
                mention.item(),
                mention.permit().kind(),
                mention.permit().reference(),
                mention.goods().line().orElse(0),
                permit.map(PermitRecord::issuer).orElse(mention.anyIssuer()),
                permit.map(PermitRecord::id),
                line,
                declaration(),
                standing,
                reason,
                text,
                now);
    }
}
