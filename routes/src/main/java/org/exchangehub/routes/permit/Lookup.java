package org.exchangehub.routes.permit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.v1.PermitReasonCode;

/** Which permit is meant by a number: one, none, or no clear answer; never a guess. */
public final class Lookup {

    private final PermitKinds kinds;
    private final PermitBook book;

    public Lookup(PermitKinds kinds, PermitBook book) {
        this.kinds = kinds;
        this.book = book;
    }

    /** A number as a message or a declaration names it. */
    record Named(String kind, String reference, Optional<PartnerId> issuer) {}

    /** What was found by a number. */
    sealed interface Sought {}

    /** Exactly one permit. */
    record Single(UUID id) implements Sought {}

    /** None that can be used, for certain. */
    record None(Finding why) implements Sought {}

    /**
     * It may be in registers that partners keep, so these are to be asked.
     *
     * @param keepers who may have it
     * @param own those by that number in the hub's own register, of other issuers
     */
    record Elsewhere(List<PermitKinds.Issued> keepers, List<UUID> own) implements Sought {

        PartnerId keeper() {
            return keepers.get(0).issuer();
        }
    }

    /** Whether a register that a partner keeps is to be asked; nothing is read for that. */
    boolean isElsewhere(Named named) {
        return issued(named).stream().anyMatch(issued -> issued.kind().home() == PermitHome.PARTNER);
    }

    private List<PermitKinds.Issued> issued(Named named) {
        return kinds.byCode(named.kind()).stream()
                .filter(issued -> named.issuer().map(issued.issuer()::equals).orElse(true))
                .toList();
    }

    Sought seek(Named named) {
        List<PermitKinds.Issued> known = issued(named);
        if (known.isEmpty()) {
            return none(PermitReasonCode.KIND_UNKNOWN, "No such issuer has permits of kind " + named.kind());
        }
        List<PermitKinds.Issued> keepers = known.stream()
                .filter(issued -> issued.kind().home() == PermitHome.PARTNER)
                .toList();
        if (!keepers.isEmpty()) {
            return new Elsewhere(
                    keepers,
                    known.stream()
                            .filter(issued -> issued.kind().home() == PermitHome.HUB)
                            .flatMap(issued ->
                                    book.named(named.kind(), named.reference(), Optional.of(issued.issuer())).stream())
                            .toList());
        }
        List<UUID> ids = book.named(named.kind(), named.reference(), named.issuer());
        return switch (ids.size()) {
            case 0 ->
                none(
                        PermitReasonCode.PERMIT_UNKNOWN,
                        "The register has no permit " + named.reference() + " of kind " + named.kind());
            case 1 -> new Single(ids.get(0));
            default ->
                none(
                        PermitReasonCode.PERMIT_AMBIGUOUS,
                        "Several issuers have a permit " + named.reference() + "; name the issuer");
        };
    }

    static None none(PermitReasonCode reason, String text) {
        return new None(Finding.error(reason, text));
    }

    /** Whether a partner keeps the register of this permit, and the hub has a mirror of it. */
    boolean isHeld(PermitRecord permit) {
        return kind(permit).filter(kind -> kind.home() == PermitHome.PARTNER).isPresent();
    }

    /** The kind of a permit on record, while its issuer keeps it. */
    Optional<PermitKind> kind(PermitRecord permit) {
        return kinds.of(permit.issuer(), permit.kind());
    }
}
