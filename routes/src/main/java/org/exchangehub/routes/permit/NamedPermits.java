package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DirectionCode;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.Party;
import org.exchangehub.contracts.v1.SupportingDocument;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.Coverage.Goods;
import org.exchangehub.routes.permit.Lookup.Named;

/** The permits that a declaration names: its supporting documents whose type belongs to a kind that is checked for the goods. */
public final class NamedPermits {

    private final PermitKinds kinds;

    public NamedPermits(PermitKinds kinds) {
        this.kinds = kinds;
    }

    /**
     * One document of one goods item.
     *
     * @param anyIssuer one that issues the kind
     * @param counts whether quantities are managed for these goods
     * @param ofAll whether the document is named for the declaration as a whole
     * @param mayGoUnasked whether these goods may go with an obligation while the register can not be asked (article 11)
     * @param measuredBy the result of a control that says how much it is, in the place of the declaration
     */
    record Mention(
            int item,
            Named permit,
            PartnerId anyIssuer,
            PermitKind kind,
            Goods goods,
            boolean counts,
            boolean ofAll,
            boolean mayGoUnasked,
            Optional<UUID> measuredBy) {

        Mention measured(Declared quantity, UUID result) {
            return new Mention(
                    item,
                    permit,
                    anyIssuer,
                    kind,
                    goods.in(quantity),
                    counts,
                    ofAll,
                    mayGoUnasked,
                    Optional.of(result));
        }

        Use.Key key() {
            return new Use.Key(
                    item, permit.kind(), permit.reference(), goods.line().orElse(0));
        }
    }

    List<Mention> of(Declaration declaration, LocalDate day) {
        Map<Use.Key, Mention> mentions = new LinkedHashMap<>();
        for (GoodsItem item : declaration.getGoodsItem()) {
            List<Mention> found = new ArrayList<>();
            item.getSupportingDocument()
                    .forEach(document -> found.addAll(mention(declaration, item, document, day, false)));
            declaration
                    .getSupportingDocument()
                    .forEach(document -> found.addAll(mention(declaration, item, document, day, true)));
            found.forEach(mention -> mentions.putIfAbsent(mention.key(), mention));
        }
        return List.copyOf(mentions.values());
    }

    private List<Mention> mention(
            Declaration declaration, GoodsItem item, SupportingDocument document, LocalDate day, boolean ofAll) {
        Optional<String> procedure = Optional.ofNullable(item.getProcedure()).map(used -> used.getCurrentCode());
        Set<String> codes = new HashSet<>();
        return document.getID() == null
                ? List.of()
                : kinds.byDocument(document.getTypeCode()).stream()
                        .filter(issued -> issued.kind()
                                .applies(PermitFunction.CHECK, declaration.getDirectionCode(), procedure, day))
                        .filter(issued -> codes.add(issued.kind().code()))
                        .map(issued -> {
                            boolean counts = issued.kind()
                                    .applies(PermitFunction.QUANTITY, declaration.getDirectionCode(), procedure, day);
                            return new Mention(
                                    item.getSequenceNumeric(),
                                    new Named(issued.kind().code(), document.getID(), Optional.empty()),
                                    issued.issuer(),
                                    issued.kind(),
                                    goods(declaration, item, document, issued.kind(), counts),
                                    counts,
                                    ofAll,
                                    issued.kind()
                                            .applies(
                                                    PermitFunction.CONTINGENCY,
                                                    declaration.getDirectionCode(),
                                                    procedure,
                                                    day),
                                    Optional.empty());
                        })
                        .toList();
    }

    private static Goods goods(
            Declaration declaration, GoodsItem item, SupportingDocument document, PermitKind kind, boolean counts) {
        return new Goods(
                holders(declaration, item),
                Optional.ofNullable(document.getLineNumeric()),
                Optional.ofNullable(item.getCommodityCode()),
                Optional.ofNullable(item.getOriginCountryCode()),
                declaration.getDirectionCode() == DirectionCode.EXPORT
                        ? Optional.ofNullable(item.getDestinationCountryCode())
                                .or(() -> Optional.ofNullable(declaration.getDestinationCountryCode()))
                        : Optional.ofNullable(item.getExportCountryCode())
                                .or(() -> Optional.ofNullable(declaration.getExportCountryCode())),
                quantity(item, document, kind),
                counts,
                true);
    }

    /** What the document says of it, else what the goods item says in the dimension of the kind. */
    private static Optional<Declared> quantity(GoodsItem item, SupportingDocument document, PermitKind kind) {
        Dimension dimension = kind.quantity().dimension();
        if (document.getQuantity() != null) {
            return Documents.declared(document.getQuantity());
        }
        Optional<Declared> supplementary = Documents.declared(item.getSupplementaryQuantity())
                .filter(given -> given.unit()
                        .flatMap(Units::of)
                        .filter(unit -> unit.dimension() == dimension)
                        .isPresent());
        BigDecimal mass = item.getNetMassMeasure();
        return supplementary.or(() -> dimension == Dimension.MASS && mass != null
                ? Optional.of(new Declared(mass, Optional.of("KGM")))
                : Optional.empty());
    }

    /** Every party that can be the holder; who only represents one can not. */
    private static Set<String> holders(Declaration declaration, GoodsItem item) {
        Set<String> holders = new HashSet<>();
        for (Party party : new Party[] {
            declaration.getDeclarant(),
            declaration.getExporter(),
            declaration.getImporter(),
            declaration.getConsignor(),
            declaration.getConsignee(),
            item.getConsignor(),
            item.getConsignee()
        }) {
            if (party != null) {
                holders.addAll(Checks.holders(party.getIdentifier()));
            }
        }
        return holders;
    }
}
