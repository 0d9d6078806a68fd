package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.Amount.Counted;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.Amount.Uncountable;
import org.exchangehub.routes.permit.PermitRecord.Line;

/**
 * Whether a permit covers goods: one pure function from the permit, the goods and the time to a list of findings (Implementing
 * Regulation (EU) 2024/2145, article 5), and the quantity that would be charged.
 */
record Coverage(List<Finding> findings, Optional<Line> line, Optional<BigDecimal> charge) {

    /** Permits are valid from day to day, and the day is that of the country of the hub. */
    static final ZoneId COUNTRY = ZoneId.of("Europe/Oslo");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What is declared.
     *
     * @param holders the parties of the declaration, type and id joined by a colon; not looked at where empty
     * @param line the line of the permit, where it is named
     * @param country of export for goods that enter, of destination for goods that leave
     * @param whole whether all is told that is known of the goods: then what is absent fits no restriction
     */
    record Goods(
            Set<String> holders,
            Optional<Integer> line,
            Optional<String> commodity,
            Optional<String> origin,
            Optional<String> country,
            Optional<Declared> quantity,
            boolean quantityNeeded,
            boolean whole) {

        /** The same goods in another quantity. */
        Goods in(Declared other) {
            return new Goods(holders, line, commodity, origin, country, Optional.of(other), quantityNeeded, whole);
        }

        boolean isCoveredBy(Line line) {
            return commodity
                    .map(line::covers)
                    .orElse(!whole || line.commodities().isEmpty());
        }

        boolean comesFrom(Line line) {
            return fits(line.origins(), origin);
        }

        boolean passes(Line line) {
            return fits(line.countries(), country);
        }

        private boolean fits(List<String> allowed, Optional<String> declared) {
            return allowed.isEmpty() || declared.map(allowed::contains).orElse(!whole);
        }
    }

    /** What is known beyond the permit itself. */
    interface Known {
        /** What the declaration line has of the line already: it counts as available. */
        BigDecimal own(Line line);
    }

    boolean covers() {
        return findings.stream().noneMatch(Finding::blocks);
    }

    /** The first thing that blocks. */
    Optional<Finding> fault() {
        return findings.stream().filter(Finding::blocks).findFirst();
    }

    static Coverage of(PermitRecord permit, QuantityRule rule, Goods goods, Instant at, Known known) {
        List<Finding> findings = new ArrayList<>();
        LocalDate day = at.atZone(COUNTRY).toLocalDate();
        standing(permit, day).ifPresent(findings::add);
        // Only a register of a partner names no holder: then it judges that itself.
        boolean namesHolder = !permit.holders().isEmpty();
        if (namesHolder
                && !goods.holders().isEmpty()
                && goods.holders().stream().noneMatch(permit.holders()::contains)) {
            findings.add(Finding.error(
                    PermitReasonCode.HOLDER_MISMATCH, "No party of the declaration is the holder of the permit"));
        }
        Optional<Line> line = line(permit, goods, findings);
        Optional<BigDecimal> charge = line.flatMap(found -> {
            places(found, goods, findings);
            return quantity(found, rule, goods, findings, known.own(found));
        });
        return new Coverage(List.copyOf(findings), line, charge);
    }

    private static Optional<Finding> standing(PermitRecord permit, LocalDate day) {
        Optional<Finding> said = switch (permit.status()) {
            case DRAFT -> error(PermitReasonCode.NOT_ISSUED, "The permit is not issued yet");
            case SUSPENDED -> error(PermitReasonCode.SUSPENDED, "The permit is suspended");
            case REVOKED -> error(PermitReasonCode.REVOKED, "The permit is revoked");
            case EXPIRED -> error(PermitReasonCode.EXPIRED, "The permit has expired");
            case USED_UP -> error(PermitReasonCode.USED_UP, "The permit is used up");
            case VALID -> Optional.empty();
        };
        if (said.isPresent()) {
            return said;
        }
        if (permit.validFrom().filter(day::isBefore).isPresent()) {
            return error(
                    PermitReasonCode.NOT_YET_VALID,
                    "The permit is valid from " + permit.validFrom().get());
        }
        return permit.validUntil()
                .filter(day::isAfter)
                .flatMap(until -> error(PermitReasonCode.EXPIRED, "The permit was valid until " + until));
    }

    private static Optional<Finding> error(PermitReasonCode reason, String text) {
        return Optional.of(Finding.error(reason, text));
    }

    private static Optional<Line> line(PermitRecord permit, Goods goods, List<Finding> findings) {
        if (goods.line().isPresent()) {
            Optional<Line> named = permit.line(goods.line().get());
            if (named.isEmpty()) {
                findings.add(Finding.error(
                        PermitReasonCode.LINE_UNKNOWN,
                        "The permit has no line " + goods.line().get()));
            } else if (!goods.isCoveredBy(named.get())) {
                findings.add(commodity(goods));
            }
            return named;
        }
        List<Line> covering = permit.lines().stream()
                .filter(line -> line.active() && goods.isCoveredBy(line) && goods.comesFrom(line))
                .toList();
        if (covering.isEmpty()) {
            boolean byGoods = permit.lines().stream().anyMatch(line -> line.active() && goods.isCoveredBy(line));
            findings.add(byGoods ? origin(goods) : commodity(goods));
        } else if (covering.size() > 1) {
            findings.add(Finding.error(
                    PermitReasonCode.LINE_AMBIGUOUS, "Several lines of the permit cover these goods; name the line"));
        }
        return covering.size() == 1 ? Optional.of(covering.get(0)) : Optional.empty();
    }

    private static Finding commodity(Goods goods) {
        return Finding.error(
                PermitReasonCode.COMMODITY_MISMATCH,
                "The permit does not cover commodity " + goods.commodity().orElse("(none declared)"));
    }

    private static Finding origin(Goods goods) {
        return Finding.error(
                PermitReasonCode.ORIGIN_MISMATCH,
                "The permit does not cover origin " + goods.origin().orElse("(none declared)"));
    }

    private static void places(Line line, Goods goods, List<Finding> findings) {
        if (goods.line().isPresent() && !goods.comesFrom(line)) {
            findings.add(origin(goods));
        }
        if (!goods.passes(line)) {
            findings.add(Finding.error(
                    PermitReasonCode.COUNTRY_MISMATCH,
                    "The permit does not cover country " + goods.country().orElse("(none declared)")));
        }
    }

    private static Optional<BigDecimal> quantity(
            Line line, QuantityRule rule, Goods goods, List<Finding> findings, BigDecimal own) {
        if (line.unit().isEmpty()) {
            return Optional.empty();
        }
        if (goods.quantity().isEmpty()) {
            if (goods.quantityNeeded()) {
                findings.add(Finding.error(
                        PermitReasonCode.QUANTITY_MISSING, "The permit counts, and no quantity is given"));
            }
            return Optional.empty();
        }
        return switch (Amount.in(line.unit().get(), goods.quantity().get(), rule)) {
            case Uncountable not -> {
                findings.add(Finding.error(not.reason(), not.text()));
                yield Optional.empty();
            }
            case Counted counted -> {
                if (counted.rounded()) {
                    findings.add(Allocations.rounded(counted, line));
                }
                yield Optional.of(charge(counted.value(), line, rule, findings, own));
            }
        };
    }

    private static BigDecimal charge(
            BigDecimal amount, Line line, QuantityRule rule, List<Finding> findings, BigDecimal own) {
        BigDecimal there = line.balance().available().add(own).max(BigDecimal.ZERO);
        if (amount.compareTo(there) <= 0) {
            return amount;
        }
        BigDecimal tolerated = rule.tolerance()
                .map(percent -> line.balance().issued().multiply(percent).divide(HUNDRED))
                .orElse(BigDecimal.ZERO);
        if (there.signum() > 0 && amount.compareTo(there.add(tolerated)) <= 0) {
            findings.add(Finding.information(
                    PermitReasonCode.WITHIN_TOLERANCE,
                    Allocations.plain(amount.subtract(there)) + " more than is there, within the tolerance; "
                            + Allocations.plain(there) + " is charged"));
            return there;
        }
        findings.add(Finding.error(
                there.signum() == 0 && own.signum() == 0
                        ? PermitReasonCode.USED_UP
                        : PermitReasonCode.QUANTITY_INSUFFICIENT,
                "Only " + Allocations.plain(there) + " " + line.unit().orElse("") + " is there"));
        return amount;
    }
}
