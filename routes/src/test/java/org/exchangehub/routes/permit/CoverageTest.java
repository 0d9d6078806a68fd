package org.exchangehub.routes.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.permit.Amount.Counted;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.Coverage.Goods;
import org.exchangehub.routes.permit.PermitRecord.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a permit covers goods: each thing that may be wrong has its own code. */
class CoverageTest {

    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final QuantityRule KILOS =
            new QuantityRule(Dimension.MASS, 3, Optional.empty(), Optional.of(new BigDecimal("5")));

    private static PermitRecord permit(PermitStatusCode status, String until, Line... lines) {
        return new PermitRecord(
                new UUID(0, 1),
                "K",
                "P-1",
                new PartnerId("issuer"),
                1,
                status,
                Set.of("EORI:NO1"),
                Optional.of(LocalDate.parse("2026-11-01")),
                Optional.of(LocalDate.parse(until)),
                false,
                new UUID(0, 2),
                AT,
                List.of(lines));
    }

    private static Line line(int number, String commodity, String available) {
        BigDecimal there = new BigDecimal(available);
        return new Line(
                number,
                List.of(commodity),
                List.of("SE"),
                List.of("DK"),
                Optional.of("KGM"),
                true,
                new Balance(
                        BigDecimal.valueOf(100),
                        there,
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(100).subtract(there)));
    }

    private static Goods goods(String holder, String commodity, String origin, String country, String kilos) {
        return new Goods(
                Set.of(holder),
                Optional.empty(),
                Optional.of(commodity),
                Optional.of(origin),
                Optional.of(country),
                Optional.of(new Declared(new BigDecimal(kilos), Optional.of("KGM"))),
                true,
                true);
    }

    private static Coverage of(PermitRecord permit, Goods goods) {
        return Coverage.of(permit, KILOS, goods, AT, line -> BigDecimal.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, 2026-11-24, EORI:NO1, 36041000, SE, DK, 50, ''",
        "DRAFT, 2026-12-24, EORI:NO1, 36041000, SE, DK, 50, NOT_ISSUED",
        "SUSPENDED, 2026-12-24, EORI:NO1, 36041000, SE, DK, 50, SUSPENDED",
        "REVOKED, 2026-12-24, EORI:NO1, 36041000, SE, DK, 50, REVOKED",
        "VALID, 2026-11-23, EORI:NO1, 36041000, SE, DK, 50, EXPIRED",
        "VALID, 2026-12-24, VAT:NO1, 36041000, SE, DK, 50, HOLDER_MISMATCH",
        "VALID, 2026-12-24, EORI:NO1, 30049000, SE, DK, 50, COMMODITY_MISMATCH",
        "VALID, 2026-12-24, EORI:NO1, 36041000, CN, DK, 50, ORIGIN_MISMATCH",
        "VALID, 2026-12-24, EORI:NO1, 36041000, SE, DE, 50, COUNTRY_MISMATCH",
        "VALID, 2026-12-24, EORI:NO1, 36041000, SE, DK, 0, QUANTITY_NOT_POSITIVE",
        "VALID, 2026-12-24, EORI:NO1, 36041000, SE, DK, 1.0001, QUANTITY_OVER_PRECISE",
        "VALID, 2026-12-24, EORI:NO1, 36041000, SE, DK, 85.001, QUANTITY_INSUFFICIENT"
    })
    void eachFaultHasItsCode(
            PermitStatusCode status,
            String until,
            String holder,
            String commodity,
            String origin,
            String country,
            String kilos,
            String code) {
        Coverage coverage =
                of(permit(status, until, line(1, "3604", "80")), goods(holder, commodity, origin, country, kilos));
        assertThat(coverage.fault().map(fault -> fault.reason().value()).orElse(""))
                .isEqualTo(code);
    }

    @Test
    void whatIsWithinTheToleranceIsChargedAsFarAsThereIsAny() {
        Coverage coverage = of(
                permit(PermitStatusCode.VALID, "2026-12-24", line(1, "3604", "80")),
                goods("EORI:NO1", "36041000", "SE", "DK", "85"));
        assertThat(coverage.covers()).isTrue();
        assertThat(coverage.charge().orElseThrow()).isEqualByComparingTo("80");
        assertThat(coverage.findings()).extracting(Finding::reason).containsExactly(PermitReasonCode.WITHIN_TOLERANCE);
        assertThat(of(
                                permit(PermitStatusCode.VALID, "2026-12-24", line(1, "3604", "0")),
                                goods("EORI:NO1", "36041000", "SE", "DK", "1"))
                        .fault()
                        .map(Finding::reason))
                .contains(PermitReasonCode.USED_UP);
    }

    @Test
    void twoLinesThatCoverTheGoodsAreNoAnswer() {
        assertThat(of(
                                permit(
                                        PermitStatusCode.VALID,
                                        "2026-12-24",
                                        line(1, "3604", "80"),
                                        line(2, "36", "80")),
                                goods("EORI:NO1", "36041000", "SE", "DK", "1"))
                        .fault()
                        .map(Finding::reason))
                .contains(PermitReasonCode.LINE_AMBIGUOUS);
    }

    @Test
    void whatIsNotDeclaredFitsNoRestriction() {
        Goods silent = new Goods(
                Set.of(),
                Optional.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true);
        assertThat(of(permit(PermitStatusCode.VALID, "2026-12-24", line(1, "3604", "80")), silent)
                        .findings())
                .extracting(Finding::reason)
                .containsExactly(
                        PermitReasonCode.COMMODITY_MISMATCH,
                        PermitReasonCode.ORIGIN_MISMATCH,
                        PermitReasonCode.COUNTRY_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"1234.5, GRM, KGM, 1.235, true", "2, TNE, KGM, 2000, false", "7, H87, DZN, 0.584, true"})
    void roundingIsDoneOnlyWhereTheKindSaysSoAndShown(
            String value, String from, String to, String counted, boolean rounded) {
        QuantityRule up = new QuantityRule(Dimension.MASS, 3, Optional.of(RoundingMode.UP), Optional.empty());
        Declared declared = new Declared(new BigDecimal(value), Optional.of(from));
        assertThat(Amount.in(to, declared, up)).isInstanceOfSatisfying(Counted.class, amount -> {
            assertThat(amount.value()).isEqualByComparingTo(counted);
            assertThat(amount.rounded()).isEqualTo(rounded);
        });
    }
}
