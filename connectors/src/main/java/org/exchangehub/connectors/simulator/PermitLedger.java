package org.exchangehub.connectors.simulator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The quantities of one permit: issued, reserved and consumed on each line, and by which line of which declaration. */
final class PermitLedger {

    private final SortedMap<Integer, Account> lines = new TreeMap<>();
    private int version;
    private String status = "";

    private static final class Account {
        private Optional<BigDecimal> issued = Optional.empty();
        private Optional<String> unit = Optional.empty();
        private final Map<String, BigDecimal> reserved = new HashMap<>();
        private final Map<String, BigDecimal> consumed = new HashMap<>();
    }

    /** A version of the permit; an older one than the last changes nothing. */
    void issue(int newVersion, String newStatus, Iterable<Quantity> quantities) {
        if (newVersion < version) {
            return;
        }
        version = newVersion;
        status = newStatus;
        for (Quantity quantity : quantities) {
            Account account = lines.computeIfAbsent(quantity.line(), line -> new Account());
            account.issued = quantity.value();
            account.unit = quantity.unit();
        }
    }

    /**
     * Something was done with a quantity.
     *
     * @param action RESERVE, RELEASE, WRITE_OFF, AMEND or INVALIDATE
     */
    void move(String action, Quantity quantity) {
        Account account = lines.computeIfAbsent(quantity.line(), line -> new Account());
        String user = quantity.user();
        BigDecimal held = account.reserved.getOrDefault(user, BigDecimal.ZERO);
        BigDecimal amount = quantity.value().orElse(held);
        switch (action) {
            case "RESERVE" -> account.reserved.put(user, amount);
            case "RELEASE" -> account.reserved.put(user, rest(held, amount));
            case "WRITE_OFF" -> {
                account.reserved.put(user, rest(held, amount));
                account.consumed.merge(user, amount, BigDecimal::add);
            }
            case "AMEND" -> account.consumed.put(user, amount);
            case "INVALIDATE" -> account.consumed.remove(user);
            default -> throw new IllegalArgumentException("there is no action " + action);
        }
    }

    PermitState state(String reference) {
        return new PermitState(
                reference,
                version,
                status,
                lines.entrySet().stream()
                        .map(line -> new PermitState.Line(
                                line.getKey(),
                                line.getValue().issued,
                                line.getValue().unit,
                                sum(line.getValue().reserved),
                                sum(line.getValue().consumed)))
                        .toList());
    }

    private static BigDecimal rest(BigDecimal held, BigDecimal taken) {
        return held.subtract(taken).max(BigDecimal.ZERO);
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
