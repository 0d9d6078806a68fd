package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.PermitFunction;
import org.exchangehub.connectors.permit.PermitKind;
import org.exchangehub.contracts.v1.DirectionCode;
import org.exchangehub.contracts.v1.PartyIdentifier;
import org.exchangehub.contracts.v1.PermitCheck;
import org.exchangehub.contracts.v1.PermitCheckLine;
import org.exchangehub.contracts.v1.PermitCheckResult;
import org.exchangehub.contracts.v1.PermitCheckResultLine;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.contracts.v1.PermitResultCode;
import org.exchangehub.contracts.v1.PermitStageCode;
import org.exchangehub.routes.permit.Coverage.Goods;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.Named;
import org.exchangehub.routes.permit.Lookup.None;
import org.exchangehub.routes.permit.Lookup.Single;
import org.exchangehub.routes.permit.Lookup.Sought;
import org.exchangehub.routes.record.Identifier;

/** Answers checks, line by line; changes nothing and locks nothing. */
public final class Checks {

    private final Lookup lookup;
    private final PermitBook book;
    private final Ledger ledger;
    private final Clock clock;

    public Checks(Lookup lookup, PermitBook book, Ledger ledger, Clock clock) {
        this.lookup = lookup;
        this.book = book;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How a line of a check names its permit. */
    static Named named(PermitCheckLine line) {
        return new Named(
                line.getKindCode(),
                line.getPermitID(),
                Optional.ofNullable(line.getIssuerID()).map(PartnerId::new));
    }

    /** Whether registers that partners keep are to be asked. */
    boolean asksPartners(PermitCheck check) {
        return check.getLine().stream().anyMatch(line -> lookup.isElsewhere(named(line)));
    }

    PermitCheckResult answer(PermitCheck check) {
        return answer(check, lookup::seek);
    }

    /** @param seek which permit is meant by a number */
    PermitCheckResult answer(PermitCheck check, Function<Named, Sought> seek) {
        PermitCheckResult result = new PermitCheckResult();
        Map<String, BigDecimal> asked = new HashMap<>();
        check.getLine().forEach(line -> result.getLine().add(answer(check, line, asked, seek)));
        result.setResultCode(result.getLine().stream()
                .map(PermitCheckResultLine::getResultCode)
                .max(java.util.Comparator.naturalOrder())
                .orElse(PermitResultCode.UNKNOWN));
        result.setCheckedDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return result;
    }

    private PermitCheckResultLine answer(
            PermitCheck check, PermitCheckLine line, Map<String, BigDecimal> asked, Function<Named, Sought> seek) {
        PermitCheckResultLine answer = new PermitCheckResultLine();
        answer.setSequenceNumeric(line.getSequenceNumeric());
        answer.setPermitID(line.getPermitID());
        answer.setKindCode(line.getKindCode());
        boolean onlyWarns = check.getStageCode() == PermitStageCode.LODGED;
        switch (seek.apply(named(line))) {
            case None none -> conclude(answer, List.of(none.why()), onlyWarns);
            case Elsewhere elsewhere -> {
                answer.setIssuerID(elsewhere.keeper().value());
                unknown(answer, elsewhere.keeper());
            }
            case Single single -> {
                PermitRecord permit = book.find(single.id()).orElseThrow();
                answer.setIssuerID(permit.issuer().value());
                answer.setHubPermitID(permit.id().toString());
                Optional<PermitKind> kind = lookup.kind(permit);
                if (kind.isEmpty()) {
                    unknown(answer, permit.issuer());
                } else {
                    covered(answer, check, line, permit, kind.get(), asked, onlyWarns);
                }
            }
        }
        return answer;
    }

    private void covered(
            PermitCheckResultLine answer,
            PermitCheck check,
            PermitCheckLine line,
            PermitRecord permit,
            PermitKind kind,
            Map<String, BigDecimal> asked,
            boolean onlyWarns) {
        Instant at = check.getEventDateTime().toInstant();
        boolean counts = kind.applies(
                PermitFunction.QUANTITY,
                check.getDirectionCode(),
                Optional.ofNullable(line.getProcedureCode()),
                at.atZone(Coverage.COUNTRY).toLocalDate());
        Coverage coverage = Coverage.of(
                permit,
                kind.quantity(),
                goods(check, line, counts),
                at,
                of -> own(check, line, permit.id(), of.number())
                        .subtract(asked.getOrDefault(permit.id() + "/" + of.number(), BigDecimal.ZERO)));
        coverage.line().ifPresent(found -> {
            answer.setLineNumeric(found.number());
            if (found.unit().isPresent()) {
                answer.setBalance(Documents.balance(found));
            }
            coverage.charge()
                    .ifPresent(charge -> asked.merge(permit.id() + "/" + found.number(), charge, BigDecimal::add));
        });
        conclude(answer, coverage.findings(), onlyWarns);
    }

    private BigDecimal own(PermitCheck check, PermitCheckLine line, UUID permit, int of) {
        return Optional.ofNullable(check.getReference()).map(Identifier::of).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(declaration -> ledger.allocated(permit, of, new Usage(declaration, line.getSequenceNumeric())))
                .map(Allocated::reserved)
                .orElse(BigDecimal.ZERO);
    }

    private static Goods goods(PermitCheck check, PermitCheckLine line, boolean counts) {
        return new Goods(
                holders(check.getHolderIdentifier()),
                Optional.ofNullable(line.getLineNumeric()),
                Optional.ofNullable(line.getCommodityCode()),
                Optional.ofNullable(line.getOriginCountryCode()),
                Optional.ofNullable(
                        check.getDirectionCode() == DirectionCode.EXPORT
                                ? line.getDestinationCountryCode()
                                : line.getExportCountryCode()),
                Documents.declared(line.getQuantity()),
                counts,
                true);
    }

    static Set<String> holders(List<PartyIdentifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> identifier.getTypeCode() + ":" + identifier.getID())
                .collect(Collectors.toSet());
    }

    private static void unknown(PermitCheckResultLine answer, PartnerId keeper) {
        answer.setResultCode(PermitResultCode.UNKNOWN);
        answer.getFinding()
                .add(Finding.error(
                                PermitReasonCode.REGISTER_UNAVAILABLE,
                                "The register of " + keeper + " could not be asked")
                        .document(false));
    }

    private static void conclude(PermitCheckResultLine answer, List<Finding> findings, boolean onlyWarns) {
        boolean blocks = findings.stream().anyMatch(Finding::blocks);
        answer.setResultCode(
                !blocks
                        ? PermitResultCode.COVERED
                        : onlyWarns ? PermitResultCode.WARNING : PermitResultCode.NOT_COVERED);
        findings.forEach(finding -> answer.getFinding().add(finding.document(onlyWarns)));
    }
}
