package org.exchangehub.routes.permit;

import static org.exchangehub.contracts.v1.PermitStatusCode.DRAFT;
import static org.exchangehub.contracts.v1.PermitStatusCode.EXPIRED;
import static org.exchangehub.contracts.v1.PermitStatusCode.REVOKED;
import static org.exchangehub.contracts.v1.PermitStatusCode.SUSPENDED;
import static org.exchangehub.contracts.v1.PermitStatusCode.USED_UP;
import static org.exchangehub.contracts.v1.PermitStatusCode.VALID;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.PermitHome;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitLine;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.exchange.Message;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.exchangehub.routes.record.Ids;

/** Takes what issuers say of their permits into the register: a version as a whole, if it may follow the last one. */
public final class Register {

    private static final Map<PermitStatusCode, Set<PermitStatusCode>> NEXT = Map.of(
            DRAFT, EnumSet.of(DRAFT, VALID, REVOKED),
            VALID, EnumSet.of(VALID, SUSPENDED, REVOKED, EXPIRED, USED_UP),
            SUSPENDED, EnumSet.of(SUSPENDED, VALID, REVOKED, EXPIRED),
            EXPIRED, EnumSet.of(EXPIRED, VALID, REVOKED),
            USED_UP, EnumSet.of(USED_UP, VALID, REVOKED, EXPIRED),
            REVOKED, EnumSet.of(REVOKED));

    private final PermitKinds kinds;
    private final PermitBook book;
    private final Ledger ledger;

    public Register(PermitKinds kinds, PermitBook book, Ledger ledger) {
        this.kinds = kinds;
        this.book = book;
        this.ledger = ledger;
    }

    /** @throws RefusedException where the sender may not issue it, or this version may not follow the last one */
    PermitRecord take(Message<Permit> message) {
        Permit said = message.payload();
        if (!said.getIssuerID().equals(message.sender().value())) {
            throw new RefusedException(
                    Reason.FORBIDDEN, "/Permit/IssuerID", message.sender() + " issues permits under its own id only");
        }
        PermitKind kind = kinds.of(message.sender(), said.getKindCode())
                .orElseThrow(() -> new RefusedException(
                        Reason.PERMIT_KIND_UNKNOWN,
                        "/Permit/KindCode",
                        message.sender() + " issues no permits of kind " + said.getKindCode()));
        if (kind.home() == PermitHome.PARTNER) {
            throw new RefusedException(
                    Reason.RULE_BROKEN,
                    "/Permit/KindCode",
                    "The register of kind " + kind.code() + " is kept by " + message.sender()
                            + ", and the hub reads it there");
        }
        book.claim(new Named(said.getKindCode(), said.getPermitID(), Optional.empty()));
        PermitRecord last = book.open(record(Ids.next(), message, List.of()));
        succeeds(last, said);
        PermitRecord next = record(last.id(), message, lines(last, said, kind));
        book.save(next);
        issue(last, next, said, message);
        return next;
    }

    private static void succeeds(PermitRecord last, Permit said) {
        if (said.getVersionID() <= last.version()) {
            throw new RefusedException(
                    Reason.VERSION_NOT_NEWER, "/Permit/VersionID", "The register has version " + last.version());
        }
        if (last.version() > 0 && !NEXT.getOrDefault(last.status(), Set.of()).contains(said.getStatusCode())) {
            throw new RefusedException(
                    Reason.PERMIT_TRANSITION,
                    "/Permit/StatusCode",
                    "A permit that is " + last.status() + " does not become " + said.getStatusCode());
        }
    }

    /** The lines of the new version, and those that it has no more. */
    private static List<Line> lines(PermitRecord last, Permit said, PermitKind kind) {
        Map<Integer, Line> before = last.lines().stream().collect(Collectors.toMap(Line::number, line -> line));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < said.getLine().size(); i++) {
            PermitLine line = said.getLine().get(i);
            String at = "/Permit/Line[" + (i + 1) + "]";
            Optional<String> unit = unit(line, kind, at + "/Quantity");
            Line known = before.remove(line.getLineNumeric());
            if (known != null && known.active() && !known.unit().equals(unit)) {
                throw new RefusedException(
                        Reason.RULE_BROKEN, at + "/Quantity/UnitCode", "The unit of a line does not change");
            }
            lines.add(new Line(
                    line.getLineNumeric(),
                    List.copyOf(line.getCommodityCodePrefix()),
                    List.copyOf(line.getOriginCountryCode()),
                    List.copyOf(line.getCountryCode()),
                    unit,
                    true,
                    known == null ? Balance.NOTHING : known.balance()));
        }
        before.values()
                .forEach(gone -> lines.add(new Line(
                        gone.number(),
                        gone.commodities(),
                        gone.origins(),
                        gone.countries(),
                        gone.unit(),
                        false,
                        gone.balance())));
        return lines;
    }

    private static Optional<String> unit(PermitLine line, PermitKind kind, String at) {
        Dimension counted = kind.quantity().dimension();
        if (line.getQuantity() == null) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(line.getQuantity().getUnitCode())
                .orElseThrow(() -> new RefusedException(
                        Reason.RULE_BROKEN, at + "/UnitCode", "The quantity has no unit, and none is guessed"));
        if (counted == Dimension.NONE) {
            throw new RefusedException(Reason.RULE_BROKEN, at, "Permits of this kind have no quantities");
        }
        if (Units.of(unit).filter(known -> known.dimension() == counted).isEmpty()) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, at + "/UnitCode", unit + " is no unit of " + counted + " that the hub knows");
        }
        if (line.getQuantity().getValue().stripTrailingZeros().scale()
                > kind.quantity().decimals()) {
            throw new RefusedException(
                    Reason.RULE_BROKEN,
                    at + "/Value",
                    "Permits of this kind have at most " + kind.quantity().decimals() + " decimals");
        }
        return Optional.of(unit);
    }

    /** Brings each line to what the new version issues; never below what is used of it. */
    private void issue(PermitRecord last, PermitRecord next, Permit said, Message<Permit> message) {
        Map<Integer, BigDecimal> issued = said.getLine().stream()
                .filter(line -> line.getQuantity() != null)
                .collect(Collectors.toMap(
                        PermitLine::getLineNumeric, line -> line.getQuantity().getValue()));
        Actor actor = new Actor(
                message.sender().value(),
                Optional.empty(),
                "Version " + next.version() + ": " + next.status(),
                Optional.of(message.id()));
        for (Line line : next.lines()) {
            BigDecimal more = issued.getOrDefault(line.number(), BigDecimal.ZERO)
                    .subtract(line.balance().issued());
            if (line.balance().available().add(more).signum() < 0) {
                throw new RefusedException(
                        Reason.PERMIT_BELOW_USE,
                        "/Permit/Line",
                        "Of line " + line.number() + " "
                                + Allocations.plain(line.balance().reserved()) + " is reserved and "
                                + Allocations.plain(line.balance().consumed()) + " consumed");
            }
            if (more.signum() != 0) {
                ledger.issue(
                        next.id(), line.number(), Change.issue(more), last.version() == 0 ? "ISSUE" : "CHANGE", actor);
            }
        }
    }

    private static PermitRecord record(java.util.UUID id, Message<Permit> message, List<Line> lines) {
        Permit said = message.payload();
        Set<String> holders = said.getHolder().getIdentifier().stream()
                .map(identifier -> identifier.getTypeCode() + ":" + identifier.getID())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new PermitRecord(
                id,
                said.getKindCode(),
                said.getPermitID(),
                message.sender(),
                said.getVersionID(),
                said.getStatusCode(),
                holders,
                Optional.ofNullable(said.getValidFromDate()),
                Optional.ofNullable(said.getValidUntilDate()),
                said.isSingleUse(),
                message.id(),
                message.receivedAt(),
                lines);
    }
}
