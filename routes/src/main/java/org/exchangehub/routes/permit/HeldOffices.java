package org.exchangehub.routes.permit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.CustomsOffice;
import org.exchangehub.contracts.v1.CustomsOfficeRoleCode;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The customs office for which a register is asked: that of the declaration, never one of the configuration, for it becomes a fact in
 * the partner's records.
 */
public final class HeldOffices {

    private final Cases cases;
    private final Bodies bodies;
    private final Canonical canonical;
    private final HeldWorks works;

    public HeldOffices(Cases cases, Bodies bodies, Canonical canonical, HeldWorks works) {
        this.cases = cases;
        this.bodies = bodies;
        this.canonical = canonical;
        this.works = works;
    }

    /** Of a case's declaration; empty where it names none. */
    String ofCase(UUID caseId) {
        return declaration(caseId).map(HeldOffices::office).orElse("");
    }

    /** Of the declaration that a message refers to; empty where the hub does not know it. */
    String of(@Nullable DeclarationReference reference) {
        return reference == null
                ? ""
                : Identifier.of(reference).stream()
                        .flatMap(identifier -> cases.find(identifier).stream())
                        .findFirst()
                        .map(this::ofCase)
                        .orElse("");
    }

    /** Of the declaration that named a permit last. */
    String ofLast(Named named) {
        return works.lastCase(named).map(this::ofCase).orElse("");
    }

    /** The commodity of a goods item of a declaration; empty where the hub does not know it. */
    String commodity(Usage usage) {
        return cases.find(usage.declaration()).flatMap(this::declaration).stream()
                .flatMap(declaration -> declaration.getGoodsItem().stream())
                .filter(item -> item.getSequenceNumeric() == usage.item())
                .findFirst()
                .map(GoodsItem::getCommodityCode)
                .orElse("");
    }

    private Optional<Declaration> declaration(UUID caseId) {
        return cases.get(caseId).map(one -> canonical.read(bodies.canonical(one.declaration()), Declaration.class));
    }

    /** Where it is lodged, else where the goods are presented, else the first that it names. */
    static String office(Declaration declaration) {
        List<CustomsOffice> offices = declaration.getCustomsOffice();
        return inRole(offices, CustomsOfficeRoleCode.DECLARATION)
                .or(() -> inRole(offices, CustomsOfficeRoleCode.PRESENTATION))
                .or(() -> offices.stream().findFirst())
                .map(CustomsOffice::getReferenceNumber)
                .orElse("");
    }

    private static Optional<CustomsOffice> inRole(List<CustomsOffice> offices, CustomsOfficeRoleCode role) {
        return offices.stream().filter(office -> office.getRoleCode() == role).findFirst();
    }
}
