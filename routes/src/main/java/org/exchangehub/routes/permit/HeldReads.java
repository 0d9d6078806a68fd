package org.exchangehub.routes.permit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.NotOfferedException;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.RegisterCalls;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.connectors.permit.RegisterSaid;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.delivery.RegisterWire;
import org.exchangehub.routes.delivery.RegisterWire.Told;
import org.exchangehub.routes.permit.Lookup.Elsewhere;
import org.exchangehub.routes.permit.Lookup.Named;

/** Reads registers that partners keep; nothing of it is done inside a transaction, and nothing of it can change them. */
public final class HeldReads {

    private final Catalogue catalogue;
    private final RegisterCalls calls;
    private final RegisterWire wire;
    private final HeldPermits mirrors;
    private final Clock clock;

    public HeldReads(Catalogue catalogue, RegisterCalls calls, RegisterWire wire, HeldPermits mirrors, Clock clock) {
        this.catalogue = catalogue;
        this.calls = calls;
        this.wire = wire;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /** Which permit is meant by a number, once all who may have it have been asked. */
    sealed interface Resolved {}

    /** One that the hub keeps itself. */
    record Own(UUID id) implements Resolved {}

    /** None that can be used, for certain. */
    record Never(Finding why) implements Resolved {}

    /** Somebody who may have it did not answer, or not clearly. */
    record Unclear(PartnerId keeper, String cause) implements Resolved {}

    /**
     * One that a partner keeps.
     *
     * @param writes of its mirror, counted before it was read
     * @param together what the partner does for all goods items of a declaration at once
     */
    record Theirs(
            PartnerId keeper,
            RegisterSaid.Found permit,
            Optional<RegisterSaid.Ledger> ledger,
            long writes,
            Set<RegisterAction> together)
            implements Resolved {}

    Resolved resolve(Named named, Elsewhere elsewhere, String office) {
        List<Theirs> found = new ArrayList<>();
        for (PermitKinds.Issued issued : elsewhere.keepers()) {
            switch (read(issued.issuer(), named.kind(), named.reference(), office)) {
                case Theirs one -> found.add(one);
                case Never never when never.why().reason() == PermitReasonCode.PERMIT_UNKNOWN -> {
                    // Another may have it.
                }
                case Resolved said -> {
                    return said;
                }
            }
        }
        if (found.size() + elsewhere.own().size() > 1) {
            return ambiguous(named);
        }
        if (!found.isEmpty()) {
            return found.get(0);
        }
        return elsewhere.own().isEmpty()
                ? unknown(named)
                : new Own(elsewhere.own().get(0));
    }

    private static Never unknown(Named named) {
        return new Never(Finding.error(
                PermitReasonCode.PERMIT_UNKNOWN,
                "The register has no permit " + named.reference() + " of kind " + named.kind()));
    }

    private static Never ambiguous(Named named) {
        return new Never(Finding.error(
                PermitReasonCode.PERMIT_AMBIGUOUS,
                "There are several permits " + named.reference() + " of kind " + named.kind()));
    }

    /**
     * Reads one permit with its ledger: Theirs, Never or Unclear.
     *
     * @param office of the declaration for which it is asked; empty where none is known
     */
    Resolved read(PartnerId keeper, String kind, String reference, String office) {
        Optional<Connector> partner = catalogue.find(keeper);
        Optional<HeldRegister> register = partner.flatMap(Connector::register);
        if (register.isEmpty()) {
            return new Unclear(keeper, "its folder names no register");
        }
        Named named = new Named(kind, reference, Optional.of(keeper));
        Reading reading =
                new Reading(partner.get(), register.get(), parameters(kind, reference, office), mirrors.writes(named));
        try {
            return switch (tell(reading, register.get().permit())) {
                case Told.Words(Wire words) -> permit(named, reading, words);
                case Told.Absent absent -> unknown(named);
                case Told.NotReached(String cause) -> new Unclear(keeper, cause);
                case Told.Lost(String cause) -> new Unclear(keeper, cause);
            };
        } catch (RefusedException unclear) {
            return new Unclear(keeper, unclear.reason() + " " + unclear.faults());
        }
    }

    /** How one permit is read. */
    private record Reading(Connector partner, HeldRegister register, Map<String, String> parameters, long writes) {}

    private Resolved permit(Named named, Reading reading, Wire words) {
        RegisterSaid said = calls.permit(reading.partner(), reading.register().permit(), words, reading.parameters());
        return switch (said) {
            case RegisterSaid.Found permit -> withLedger(reading, permit, words);
            case RegisterSaid.Absent absent -> unknown(named);
            case RegisterSaid.Several several -> ambiguous(named);
            case RegisterSaid.Failed(String cause) ->
                new Unclear(reading.partner().id(), cause);
            default -> throw new IllegalStateException("No answer about a permit");
        };
    }

    private Resolved withLedger(Reading reading, RegisterSaid.Found permit, Wire words) {
        PartnerId keeper = reading.partner().id();
        boolean counts = permit.permit().getLine().stream().anyMatch(line -> line.getQuantity() != null);
        Optional<Call> call = reading.register().ledger().filter(known -> counts);
        if (call.isEmpty()) {
            return theirs(reading, permit, Optional.empty());
        }
        Told told = reading.register().ledgerWithPermit() ? new Told.Words(words) : tell(reading, call.get());
        RegisterSaid said = switch (told) {
            case Told.Words(Wire ledger) -> calls.ledger(reading.partner(), call.get(), ledger, reading.parameters());
            case Told.Absent absent -> new RegisterSaid.Absent();
            case Told.NotReached(String cause) -> new RegisterSaid.Failed(cause);
            case Told.Lost(String cause) -> new RegisterSaid.Failed(cause);
        };
        return switch (said) {
            case RegisterSaid.Ledger ledger when isOf(permit, ledger) -> theirs(reading, permit, Optional.of(ledger));
            case RegisterSaid.Ledger other -> new Unclear(keeper, "its ledger has other lines than its permit");
            case RegisterSaid.Absent absent -> new Unclear(keeper, "its ledger does not know its own permit");
            case RegisterSaid.Failed(String cause) -> new Unclear(keeper, cause);
            default -> throw new IllegalStateException("No answer about a ledger");
        };
    }

    private static Theirs theirs(Reading reading, RegisterSaid.Found permit, Optional<RegisterSaid.Ledger> ledger) {
        return new Theirs(
                reading.partner().id(),
                permit,
                ledger,
                reading.writes(),
                reading.register().together());
    }

    private Told tell(Reading reading, Call call) {
        return tell(reading.partner(), reading.register(), call, Optional.empty(), reading.parameters());
    }

    private Told tell(
            Connector partner,
            HeldRegister register,
            Call call,
            Optional<byte[]> allocation,
            Map<String, String> parameters) {
        parameters.put("call-id", UUID.randomUUID().toString().replace("-", ""));
        Optional<Wire> body = calls.outbound(partner, register, call, allocation, parameters);
        return wire.call(partner, register, call, body, parameters);
    }

    private static boolean isOf(RegisterSaid.Found permit, RegisterSaid.Ledger ledger) {
        return permit.permit().getLine().stream()
                .filter(line -> line.getQuantity() != null)
                .allMatch(line -> ledger.lines().stream()
                        .anyMatch(one -> one.number() == line.getLineNumeric()
                                && one.unit()
                                        .equals(Optional.ofNullable(
                                                line.getQuantity().getUnitCode()))));
    }

    /** The references of a holder's permits; nothing where the register can not say. */
    Optional<List<String>> list(PartnerId keeper, String kind, String holderType, String holder) {
        Optional<Connector> partner = catalogue.find(keeper);
        Optional<Call> call = partner.flatMap(Connector::register).flatMap(HeldRegister::list);
        if (call.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parameters = parameters(kind, "", "");
        parameters.put("holder", holder);
        parameters.put("holder-type", holderType);
        HeldRegister register = partner.get().register().orElseThrow();
        try {
            return switch (tell(partner.get(), register, call.get(), Optional.empty(), parameters)) {
                case Told.Words(Wire words) -> Optional.of(calls.list(partner.get(), call.get(), words, parameters));
                case Told.Absent absent -> Optional.of(List.of());
                case Told.NotReached away -> Optional.empty();
                case Told.Lost lost -> Optional.empty();
            };
        } catch (RefusedException unclear) {
            return Optional.empty();
        }
    }

    /** Writes once what goes out under this id; the answer is Done, Refused or, where it may have been done, Failed. */
    sealed interface Written {

        /** @param warning what changed meanwhile */
        record Done(Optional<String> warning) implements Written {}

        record Refused(Finding why) implements Written {}

        /** Nothing has changed there. */
        record NotReached(String cause) implements Written {}

        record Unknown(String cause) implements Written {}
    }

    Written write(PartnerId keeper, Call call, byte[] allocation, Map<String, String> parameters) {
        Connector partner = catalogue.find(keeper).orElseThrow();
        HeldRegister register = partner.register().orElseThrow();
        parameters.put("call-id", UUID.randomUUID().toString().replace("-", ""));
        Optional<Wire> body;
        try {
            body = calls.outbound(partner, register, call, Optional.of(allocation), parameters);
        } catch (NotOfferedException none) {
            return new Written.Refused(Finding.error(none.reason(), String.valueOf(none.getMessage())));
        } catch (RefusedException neverSent) {
            return new Written.NotReached(neverSent.reason() + " " + neverSent.faults());
        }
        try {
            return switch (wire.call(partner, register, call, body, parameters)) {
                case Told.Words(Wire words) ->
                    switch (calls.written(partner, call, words, parameters)) {
                        case RegisterSaid.Done(Optional<String> warning) -> new Written.Done(warning);
                        case RegisterSaid.Refused(PermitReasonCode reason, String text) ->
                            new Written.Refused(Finding.error(reason, text));
                        case RegisterSaid.Failed(String cause) -> new Written.Unknown(cause);
                        default -> throw new IllegalStateException("No answer to a write");
                    };
                case Told.Absent absent -> new Written.NotReached("it has no such permit");
                case Told.NotReached(String cause) -> new Written.NotReached(cause);
                case Told.Lost(String cause) -> new Written.Unknown(cause);
            };
        } catch (RefusedException unclear) {
            return new Written.Unknown(unclear.reason() + " " + unclear.faults());
        }
    }

    Map<String, String> parameters(String kind, String reference, String office) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("kind", kind);
        parameters.put("reference", reference);
        parameters.put("office", office);
        parameters.put("now", clock.instant().toString());
        return parameters;
    }

    Optional<HeldRegister> register(PartnerId keeper) {
        return catalogue.find(keeper).flatMap(Connector::register);
    }
}
