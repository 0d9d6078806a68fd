package org.exchangehub.connectors.permit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.ReadMark;

/**
 * How the register is called that the partner keeps itself.
 *
 * @param mark what tells a message that reads from one that writes
 * @param headers the SOAP headers of each call, where the partner wants any
 * @param faultsTell whether a fault that is the caller's means that nothing was done; else no fault means anything
 * @param after how long after a lost answer the ledger is read: the partner must have taken in by then what it got
 * @param timeout how long an answer may take, where that is longer than elsewhere
 * @param permit reads one permit
 * @param ledger reads what is reserved and consumed of it; each register of a kind that counts has it
 * @param ledgerWithPermit whether the answer about a permit holds its ledger as well, so that both are of one moment
 * @param list reads the references of a holder's permits
 * @param writes what can be done with quantities
 * @param together the writes that are done for all goods items of the declaration at once
 */
public record HeldRegister(
        Channel channel,
        Credentials credentials,
        ReadMark mark,
        Optional<Headers> headers,
        boolean faultsTell,
        Duration after,
        Optional<Duration> timeout,
        Call permit,
        Optional<Call> ledger,
        boolean ledgerWithPermit,
        Optional<Call> list,
        Map<RegisterAction, Call> writes,
        Set<RegisterAction> together) {

    public HeldRegister {
        writes = Map.copyOf(writes);
        together = Set.copyOf(together);
    }

    /** How its calls go. */
    public enum Channel {
        REST,
        SOAP,
        /** Questions and answers as messages on the hub's broker. */
        QUEUE
    }

    /**
     * Under which names the configuration holds what the partner wants to see.
     *
     * @param read the secret that may read and nothing else
     * @param write the one that may write
     * @param client the id by which the partner knows the hub's system, where it gives one
     * @param tokenDigest whether they are {@code user:key}, and are shown as a UsernameToken of WS-Security with a password digest;
     *     else they are bearer tokens
     */
    public record Credentials(String read, String write, Optional<String> client, boolean tokenDigest) {}

    /**
     * The SOAP headers of each call.
     *
     * @param call whose request map writes them, each as a child of its root
     * @param echo the header element, as {@code {namespace}name}, in which the answer repeats the id of the call
     */
    public record Headers(Call call, Optional<String> echo) {}

    /** Every call of it. */
    public List<Call> calls() {
        return Stream.of(
                        Stream.of(permit),
                        ledger.stream(),
                        list.stream(),
                        writes.values().stream(),
                        headers.stream().map(Headers::call))
                .flatMap(calls -> calls)
                .toList();
    }

    /** Whether a call changes nothing at the partner. */
    public boolean reads(Call call) {
        return !writes.containsValue(call);
    }
}
