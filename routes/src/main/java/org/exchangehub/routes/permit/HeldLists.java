package org.exchangehub.routes.permit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.routes.permit.HeldReads.Theirs;
import org.exchangehub.routes.permit.Lookup.Named;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets mirrors follow what is looked for, before it is looked for on record (Implementing Regulation (EU) 2024/2145, article 10). */
public final class HeldLists {

    private static final int MOST = 100;

    private final PermitKinds kinds;
    private final HeldReads reads;
    private final HeldOffices offices;
    private final Mirror mirror;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public HeldLists(
            PermitKinds kinds,
            HeldReads reads,
            HeldOffices offices,
            Mirror mirror,
            TransactionTemplate transaction,
            Clock clock) {
        this.kinds = kinds;
        this.reads = reads;
        this.offices = offices;
        this.mirror = mirror;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Reads the permits of one kind that a partner keeps: that of a number, or those of a holder. Where the register does not answer the
     * record is what it was.
     *
     * @param holder type and id joined by a colon
     */
    public void look(String kind, Optional<String> reference, Optional<String> holder) {
        for (PermitKinds.Issued issued : kinds.byCode(kind)) {
            boolean lists = issued.kind().home() == PermitHome.PARTNER
                    && issued.kind()
                            .offers(
                                    PermitFunction.LIST,
                                    clock.instant().atZone(Coverage.COUNTRY).toLocalDate());
            if (lists) {
                references(issued.issuer(), kind, reference, holder).stream()
                        .limit(MOST)
                        .forEach(one -> read(issued.issuer(), kind, one));
            }
        }
    }

    private List<String> references(
            PartnerId keeper, String kind, Optional<String> reference, Optional<String> holder) {
        if (reference.isPresent()) {
            return List.of(reference.get());
        }
        String[] typed = holder.orElse("").split(":", 2);
        return typed.length == 2 ? reads.list(keeper, kind, typed[0], typed[1]).orElse(List.of()) : List.of();
    }

    private void read(PartnerId keeper, String kind, String reference) {
        String office = offices.ofLast(new Named(kind, reference, Optional.of(keeper)));
        if (reads.read(keeper, kind, reference, office) instanceof Theirs theirs) {
            transaction.executeWithoutResult(
                    status -> mirror.follow(theirs, Optional.empty(), Optional.empty(), "a list"));
        }
    }
}
