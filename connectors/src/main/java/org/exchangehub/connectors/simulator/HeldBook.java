package org.exchangehub.connectors.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.exchangehub.contracts.v1.Permit;
import org.exchangehub.contracts.v1.PermitLine;
import org.exchangehub.contracts.v1.PermitStatusCode;

/**
 * The register that a simulated partner keeps itself: permits and a ledger with the rules of the hub's own. A request id is done
 * once, however often it comes; what is refused changes nothing.
 */
final class HeldBook {

    private final Map<String, Held> permits = new Newest<>();
    private final Map<String, Optional<Refusal>> requests = new Newest<>();

    /**
     * One permit with its quantities.
     *
     * @param twice whether the partner has another one by that number
     * @param records the customs records that were entered, by the request that did it
     */
    record Held(
            Permit permit, byte[] canonical, boolean twice, Map<Integer, Account> lines, Map<String, String> records) {}

    /** Why something was not done. */
    record Refusal(String reason, String text) {}

    /** What one declaration line has. */
    record Share(BigDecimal reserved, BigDecimal consumed) {
        static final Share NOTHING = new Share(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** The quantities of one line, and of whom they are. */
    static final class Account {

        final BigDecimal issued;
        final String unit;
        final Map<String, Share> shares = new TreeMap<>();

        Account(BigDecimal issued, String unit) {
            this.issued = issued;
            this.unit = unit;
        }

        BigDecimal reserved() {
            return shares.values().stream().map(Share::reserved).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal consumed() {
            return shares.values().stream().map(Share::consumed).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * Something to be done.
     *
     * @param user the declaration line, in words of the partner
     * @param quantity what is reserved where it is not given
     * @param text why, or the record that is entered
     */
    record Command(
            String action,
            String reference,
            int line,
            String user,
            Optional<BigDecimal> quantity,
            String request,
            String text) {}

    /** Issues a permit or a new version of it; what is taken of it stays taken. */
    synchronized void issue(Permit permit, byte[] canonical, boolean twice) {
        Map<Integer, Account> lines = new TreeMap<>();
        Optional<Held> before = Optional.ofNullable(permits.get(permit.getPermitID()));
        for (PermitLine line : permit.getLine()) {
            if (line.getQuantity() != null) {
                Account account = new Account(
                        line.getQuantity().getValue(),
                        Objects.requireNonNullElse(line.getQuantity().getUnitCode(), ""));
                before.map(held -> held.lines().get(line.getLineNumeric()))
                        .ifPresent(old -> account.shares.putAll(old.shares));
                lines.put(line.getLineNumeric(), account);
            }
        }
        permits.put(
                permit.getPermitID(),
                new Held(
                        permit,
                        canonical,
                        twice,
                        lines,
                        before.map(Held::records).orElseGet(TreeMap::new)));
    }

    synchronized Optional<Held> find(String reference) {
        return Optional.ofNullable(permits.get(reference));
    }

    synchronized List<Held> ofHolder(String holder) {
        return permits.values().stream()
                .filter(held -> held.permit().getHolder().getIdentifier().stream()
                        .anyMatch(identifier -> identifier.getID().equals(holder)))
                .toList();
    }

    synchronized List<Held> all() {
        return new ArrayList<>(permits.values());
    }

    /** Sets what a declaration line has, behind everybody's back. */
    synchronized void tamper(String reference, int line, String user, Share share) {
        Objects.requireNonNull(
                        Objects.requireNonNull(permits.get(reference)).lines().get(line))
                .shares
                .put(user, share);
    }

    /** Does a request, or tells again what came of it. */
    synchronized Optional<Refusal> write(Command command) {
        Optional<Refusal> known = requests.get(command.request());
        if (known != null) {
            return known;
        }
        Optional<Refusal> refusal = move(command);
        requests.put(command.request(), refusal);
        return refusal;
    }

    /** What was not done of several, and why. */
    record Undone(Command command, Refusal why) {}

    /** Does several things or none; not again under the same id of the call. */
    synchronized Optional<Undone> writeAll(String request, List<Command> commands) {
        if (requests.containsKey(request)) {
            return Optional.empty();
        }
        Map<Account, Map<String, Share>> before = new HashMap<>();
        permits.values()
                .forEach(held ->
                        held.lines().values().forEach(account -> before.put(account, new TreeMap<>(account.shares))));
        for (Command command : commands) {
            Optional<Refusal> refusal = move(command);
            if (refusal.isPresent()) {
                before.forEach((account, shares) -> {
                    account.shares.clear();
                    account.shares.putAll(shares);
                });
                return refusal.map(why -> new Undone(command, why));
            }
        }
        requests.put(request, Optional.empty());
        return Optional.empty();
    }

    private Optional<Refusal> move(Command command) {
        Held held = permits.get(command.reference());
        if (held == null) {
            return refused("PERMIT_UNKNOWN", "there is no such permit");
        }
        Account account = held.lines().get(command.line());
        if (account == null) {
            return refused("LINE_UNKNOWN", "the permit has no such line");
        }
        Share has = account.shares.getOrDefault(command.user(), Share.NOTHING);
        BigDecimal amount = command.quantity().orElse(has.reserved());
        BigDecimal free = account.issued.subtract(account.reserved()).subtract(account.consumed());
        return switch (command.action()) {
            case "RESERVE" ->
                held.permit().getStatusCode() != PermitStatusCode.VALID
                        ? refused(held.permit().getStatusCode().value(), "the permit is not valid")
                        : has.consumed().signum() > 0
                                ? refused("ALREADY_WRITTEN_OFF", "it is written off")
                                : amount.compareTo(free.add(has.reserved())) > 0
                                        ? refused("QUANTITY_INSUFFICIENT", "only " + free.toPlainString() + " is there")
                                        : set(account, command, new Share(amount, has.consumed()));
            case "RELEASE" ->
                has.reserved().signum() == 0
                        ? refused(
                                has.consumed().signum() > 0 ? "ALREADY_WRITTEN_OFF" : "NO_RESERVATION",
                                "nothing is reserved")
                        : set(account, command, new Share(BigDecimal.ZERO, has.consumed()));
            case "WRITE_OFF" ->
                has.reserved().signum() == 0
                        ? refused(
                                has.consumed().signum() > 0 ? "ALREADY_WRITTEN_OFF" : "NO_RESERVATION",
                                "nothing is reserved")
                        : amount.compareTo(has.reserved()) > 0
                                ? refused("EXCEEDS_RESERVATION", "less is reserved")
                                : set(
                                        account,
                                        command,
                                        new Share(
                                                has.reserved().subtract(amount),
                                                has.consumed().add(amount)));
            case "FORCE" ->
                has.consumed().signum() > 0
                        ? refused("ALREADY_WRITTEN_OFF", "it is written off")
                        : amount.compareTo(free.add(has.reserved())) > 0
                                ? refused("QUANTITY_INSUFFICIENT", "only " + free.toPlainString() + " is there")
                                : set(account, command, new Share(BigDecimal.ZERO, amount));
            case "ENTER_RECORD" -> {
                held.records().put(command.request(), command.text());
                yield Optional.empty();
            }
            case "AMEND", "FORCE_AMEND" ->
                has.consumed().signum() == 0
                        ? refused("NO_WRITE_OFF", "nothing is written off")
                        : amount.subtract(has.consumed()).compareTo(free) > 0
                                ? refused("QUANTITY_INSUFFICIENT", "only " + free.toPlainString() + " is there")
                                : set(account, command, new Share(has.reserved(), amount));
            case "INVALIDATE", "FORCE_DELETE" ->
                has.consumed().signum() == 0
                        ? refused("NO_WRITE_OFF", "nothing is written off")
                        : set(account, command, new Share(has.reserved(), BigDecimal.ZERO));
            default -> throw new IllegalArgumentException("there is no action " + command.action());
        };
    }

    private static Optional<Refusal> set(Account account, Command command, Share share) {
        account.shares.put(command.user(), share);
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String reason, String text) {
        return Optional.of(new Refusal(reason, text));
    }

    /** What a declaration line has of a line. */
    synchronized Share share(String reference, int line, String user) {
        return find(reference)
                .map(held -> held.lines().get(line))
                .map(account -> account.shares.getOrDefault(user, Share.NOTHING))
                .orElse(Share.NOTHING);
    }

    /** The customs records of a permit. */
    synchronized List<String> records(String reference) {
        return find(reference).map(held -> List.copyOf(held.records().values())).orElse(List.of());
    }

    synchronized Map<String, Share> shares(String reference) {
        Map<String, Share> all = new HashMap<>();
        find(reference).ifPresent(held -> held.lines().values().forEach(account -> all.putAll(account.shares)));
        return all;
    }

    synchronized void clear() {
        permits.clear();
        requests.clear();
    }
}
