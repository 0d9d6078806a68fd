package org.exchangehub.routes.permit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.routes.permit.HeldReads.Theirs;
import org.exchangehub.routes.permit.HeldReads.Unclear;
import org.exchangehub.routes.permit.Lookup.Named;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets mirrors follow what is looked for, before it is looked for on record (Implementing Regulation (EU) 2024/2145, article 10). */
public final class HeldLists {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLists.class);
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
     * Reads the permits of one kind that partners keep: that of a number, or those of a holder. Where a register does not answer the
     * record is what it was.
     *
     * @param holder type and id joined by a colon
     * @return the partners whose registers did not answer, or not with all
     */
    public List<PartnerId> look(String kind, Optional<String> reference, Optional<String> holder) {
        List<PartnerId> unread = new ArrayList<>();
        for (PermitKinds.Issued issued : kinds.byCode(kind)) {
            if (lists(issued.kind()) && !isRead(issued.issuer(), kind, reference, holder)) {
                unread.add(issued.issuer());
            }
        }
        return unread;
    }

    private boolean lists(PermitKind kind) {
        return kind.home() == PermitHome.PARTNER
                && kind.offers(
                        PermitFunction.LIST,
                        clock.instant().atZone(Coverage.COUNTRY).toLocalDate());
    }

    private boolean isRead(PartnerId keeper, String kind, Optional<String> reference, Optional<String> holder) {
        Optional<List<String>> references = references(keeper, kind, reference, holder);
        boolean all = references.filter(some -> some.size() <= MOST).isPresent();
        for (String one : references.orElse(List.of()).stream().limit(MOST).toList()) {
            all &= isRead(keeper, kind, one);
        }
        return all;
    }

    private Optional<List<String>> references(
            PartnerId keeper, String kind, Optional<String> reference, Optional<String> holder) {
        if (reference.isPresent()) {
            return reference.map(List::of);
        }
        String[] typed = holder.orElse("").split(":", 2);
        return typed.length == 2 ? reads.list(keeper, kind, typed[0], typed[1]) : Optional.empty();
    }

    private boolean isRead(PartnerId keeper, String kind, String reference) {
        String office = offices.ofLast(new Named(kind, reference, Optional.of(keeper)));
        return switch (reads.read(keeper, kind, reference, office)) {
            case Theirs theirs -> {
                transaction.executeWithoutResult(
                        status -> mirror.follow(theirs, Optional.empty(), Optional.empty(), "a list"));
                yield true;
            }
            case Unclear(PartnerId register, String cause) -> {
                LOG.info("The register of {} could not be read for a list: {}", register, cause);
                yield false;
            }
            default -> true;
        };
    }
}
