package org.exchangehub.routes.permit;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.contracts.v1.AllocationActionCode.AMEND;
import static org.exchangehub.contracts.v1.AllocationActionCode.INVALIDATE;
import static org.exchangehub.contracts.v1.AllocationActionCode.RELEASE;
import static org.exchangehub.contracts.v1.AllocationActionCode.RESERVE;
import static org.exchangehub.contracts.v1.AllocationActionCode.WRITE_OFF;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.InterventionCode;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.contracts.v1.Quantity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The ledger against a model of it: for any sequence of operations each answer is the one that the model gives, and after each
 * the balance is that of the model. {@code -Dpermit.seed} runs one sequence again, {@code -Dpermit.steps} makes it longer.
 */
class LedgerModelTest {

    private static final int STEPS = Integer.getInteger("permit.steps", 700);
    private static final String[] UNITS = {"GRM", "KGM", "TNE", "LTR", "H87", "XXX"};

    private final RegisterAtWork register = new RegisterAtWork();

    @AfterEach
    void close() {
        register.close();
    }

    /** What one declaration has, in kilos. */
    private static final class Holding {
        private final DeclarationReference reference = RegisterAtWork.mrn();
        private boolean reserved;
        private boolean written;
        private BigDecimal held = ZERO;
        private BigDecimal consumed = ZERO;
    }

    /** One line of one permit, in kilos. */
    private static final class Model {
        private BigDecimal issued;
        private BigDecimal available;
        private PermitStatusCode status = PermitStatusCode.VALID;
        private int version = 1;

        Model(BigDecimal issued) {
            this.issued = issued;
            this.available = issued;
        }
    }

    @Test
    void everySequenceOfOperationsGivesTheAnswersAndBalancesOfTheModel() {
        long seed = Long.getLong("permit.seed", System.nanoTime());
        System.out.println("permit.seed=" + seed);
        Random random = new Random(seed);
        String number = RegisterAtWork.number();
        Model model = new Model(new BigDecimal(100));
        register.issue(RegisterAtWork.permit(number, 1, PermitStatusCode.VALID, Map.of(1, "100")));
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            holdings.add(new Holding());
        }
        List<String> answers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Holding holding = holdings.get(random.nextInt(holdings.size()));
            answers.add(step(random, number, model, holding));
            AllocationResult look = register.ask(number, 1, RegisterAtWork.mrn(), RELEASE, null);
            assertThat(look.getBalance().getAvailableQuantity().getValue())
                    .as("available after step %s (%s) of seed %s", step, answers.getLast(), seed)
                    .isEqualByComparingTo(model.available);
            assertThat(look.getBalance().getReservedQuantity().getValue())
                    .as("reserved after step %s (%s) of seed %s", step, answers.getLast(), seed)
                    .isEqualByComparingTo(holdings.stream().map(one -> one.held).reduce(ZERO, BigDecimal::add));
            assertThat(look.getBalance().getConsumedQuantity().getValue())
                    .isEqualByComparingTo(
                            holdings.stream().map(one -> one.consumed).reduce(ZERO, BigDecimal::add));
        }
        assertThat(answers).contains("DONE", "QUANTITY_INSUFFICIENT", "UNIT_MISMATCH", "NO_RESERVATION");
        assertThat(register.discrepancies()).isEmpty();
    }

    private String step(Random random, String number, Model model, Holding holding) {
        Quantity quantity = quantity(random);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                String expected = reserve(model, holding, quantity);
                AllocationResult result = register.ask(number, 1, holding.reference, RESERVE, quantity);
                yield same(result, expected);
            }
            case 3 -> {
                boolean whole = random.nextBoolean();
                String expected = writeOff(holding, whole ? null : quantity);
                yield same(register.ask(number, 1, holding.reference, WRITE_OFF, whole ? null : quantity), expected);
            }
            case 4 -> {
                String expected = release(model, holding);
                yield same(register.ask(number, 1, holding.reference, RELEASE, null), expected);
            }
            case 5 -> {
                String expected = amend(model, holding, quantity);
                yield same(register.ask(number, 1, holding.reference, AMEND, quantity), expected);
            }
            case 6 -> {
                String expected = invalidate(model, holding);
                yield same(register.ask(number, 1, holding.reference, INVALIDATE, null), expected);
            }
            case 7 -> {
                String expected = force(model, holding, quantity);
                yield same(register.force(number, 1, holding.reference, InterventionCode.FORCE, quantity), expected);
            }
            default -> change(random, number, model);
        };
    }

    private static String same(AllocationResult result, String expected) {
        assertThat(RegisterAtWork.told(result)).isEqualTo(expected);
        return expected;
    }

    private static Quantity quantity(Random random) {
        String unit = UNITS[Math.min(random.nextInt(14), UNITS.length - 1 - random.nextInt(4))];
        BigDecimal value = BigDecimal.valueOf(random.nextInt(40_000), random.nextInt(4));
        if (unit.equals("GRM")) {
            value = value.movePointRight(3);
        } else if (unit.equals("TNE")) {
            value = value.movePointLeft(3);
        }
        return RegisterAtWork.quantity(value.toPlainString(), random.nextInt(30) == 0 ? null : unit);
    }

    /** The quantity in kilos, or why it is none. */
    private static Object kilos(Quantity quantity) {
        if (quantity.getValue().signum() <= 0) {
            return "QUANTITY_NOT_POSITIVE";
        }
        if (quantity.getUnitCode() == null) {
            return "UNIT_MISSING";
        }
        BigDecimal value = quantity.getValue();
        return switch (quantity.getUnitCode()) {
            case "GRM" -> scaled(value.movePointLeft(3));
            case "KGM" -> scaled(value);
            case "TNE" -> scaled(value.movePointRight(3));
            case "LTR", "H87" -> "UNIT_MISMATCH";
            default -> "UNIT_UNKNOWN";
        };
    }

    private static Object scaled(BigDecimal kilos) {
        return kilos.stripTrailingZeros().scale() > 6 ? "QUANTITY_OVER_PRECISE" : kilos;
    }

    private static String reserve(Model model, Holding holding, Quantity quantity) {
        if (model.status != PermitStatusCode.VALID) {
            return model.status.value();
        }
        if (!(kilos(quantity) instanceof BigDecimal kilos)) {
            return (String) kilos(quantity);
        }
        BigDecimal there = model.available.add(holding.held);
        if (kilos.compareTo(there) > 0) {
            return model.available.signum() == 0 && holding.held.signum() == 0 ? "USED_UP" : "QUANTITY_INSUFFICIENT";
        }
        if (holding.written) {
            return "ALREADY_WRITTEN_OFF";
        }
        model.available = there.subtract(kilos);
        holding.held = kilos;
        holding.reserved = true;
        return "DONE";
    }

    private static String writeOff(Holding holding, @org.jspecify.annotations.Nullable Quantity quantity) {
        if (!holding.reserved) {
            return holding.written ? "ALREADY_WRITTEN_OFF" : "NO_RESERVATION";
        }
        BigDecimal amount = holding.held;
        if (quantity != null) {
            if (!(kilos(quantity) instanceof BigDecimal kilos)) {
                return (String) kilos(quantity);
            }
            amount = kilos;
        }
        if (amount.compareTo(holding.held) > 0) {
            return "EXCEEDS_RESERVATION";
        }
        holding.held = holding.held.subtract(amount);
        holding.consumed = holding.consumed.add(amount);
        holding.reserved = holding.held.signum() > 0;
        holding.written = true;
        return "DONE";
    }

    private static String release(Model model, Holding holding) {
        if (!holding.reserved) {
            return holding.written ? "ALREADY_WRITTEN_OFF" : "NO_RESERVATION";
        }
        model.available = model.available.add(holding.held);
        holding.held = ZERO;
        holding.reserved = false;
        return "DONE";
    }

    private static String amend(Model model, Holding holding, Quantity quantity) {
        if (!holding.written) {
            return "NO_WRITE_OFF";
        }
        if (!(kilos(quantity) instanceof BigDecimal kilos)) {
            return (String) kilos(quantity);
        }
        BigDecimal more = kilos.subtract(holding.consumed);
        if (more.compareTo(model.available) > 0) {
            return "QUANTITY_INSUFFICIENT";
        }
        model.available = model.available.subtract(more);
        holding.consumed = kilos;
        return "DONE";
    }

    private static String invalidate(Model model, Holding holding) {
        if (!holding.written) {
            return "NO_WRITE_OFF";
        }
        model.available = model.available.add(holding.consumed);
        holding.consumed = ZERO;
        holding.written = false;
        return "DONE";
    }

    private static String force(Model model, Holding holding, Quantity quantity) {
        if (holding.written) {
            return "ALREADY_WRITTEN_OFF";
        }
        if (!(kilos(quantity) instanceof BigDecimal kilos)) {
            return (String) kilos(quantity);
        }
        BigDecimal there = model.available.add(holding.held);
        if (kilos.compareTo(there) > 0) {
            return "QUANTITY_INSUFFICIENT";
        }
        model.available = there.subtract(kilos);
        holding.held = ZERO;
        holding.reserved = false;
        holding.consumed = kilos;
        holding.written = true;
        return "DONE";
    }

    /** The issuer suspends it, or gives it another quantity, as far as it is not used. */
    private String change(Random random, String number, Model model) {
        PermitStatusCode status = random.nextInt(4) == 0 ? PermitStatusCode.SUSPENDED : PermitStatusCode.VALID;
        BigDecimal issued = new BigDecimal(60 + random.nextInt(80));
        BigDecimal used = model.issued.subtract(model.available);
        try {
            register.issue(RegisterAtWork.permit(number, model.version + 1, status, Map.of(1, issued.toPlainString())));
        } catch (RefusedException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.PERMIT_BELOW_USE);
            assertThat(issued).isLessThan(used);
            return refused.reason().name();
        }
        assertThat(issued).isGreaterThanOrEqualTo(used);
        model.version++;
        model.status = status;
        model.available = issued.subtract(used);
        model.issued = issued;
        return "CHANGED";
    }
}
