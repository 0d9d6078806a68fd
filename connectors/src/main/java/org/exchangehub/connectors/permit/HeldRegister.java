package org.exchangehub.connectors.permit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangehub.connectors.Call;
import org.exchangehub.contracts.v1.AllocationActionCode;

/**
 * How the register is called that a partner keeps itself.
 *
 * @param readCredential under which name the configuration holds the secret that may read and nothing else
 * @param writeCredential the same for the one that may write
 * @param readRoots the root elements that mark a read, as {@code {namespace}name}; where there are none a read is a GET, which has
 *     no body
 * @param after how long after a lost answer the ledger is read: the partner must have taken in by then what it got
 * @param permit reads one permit
 * @param ledger reads what is reserved and consumed of it; each register of a kind that counts has it
 * @param list reads the references of a holder's permits
 * @param writes what can be done with quantities
 */
public record HeldRegister(
        boolean soap,
        String readCredential,
        String writeCredential,
        Set<String> readRoots,
        Duration after,
        Call permit,
        Optional<Call> ledger,
        Optional<Call> list,
        Map<AllocationActionCode, Call> writes) {

    public HeldRegister {
        readRoots = Set.copyOf(readRoots);
        writes = Map.copyOf(writes);
    }

    /** Every call of it. */
    public List<Call> calls() {
        return Stream.of(Stream.of(permit), ledger.stream(), list.stream(), writes.values().stream())
                .flatMap(calls -> calls)
                .toList();
    }

    /** Whether a call changes nothing at the partner. */
    public boolean reads(Call call) {
        return !writes.containsValue(call);
    }
}
