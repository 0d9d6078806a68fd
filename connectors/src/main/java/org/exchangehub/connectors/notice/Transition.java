package org.exchangehub.connectors.notice;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.exchangehub.contracts.Fault;

/**
 * One row of the order: a notice of this type may come in these states.
 *
 * @param type of the notice; one that ends with * stands for all that begin so
 * @param from the states in which it may come; any where there are none
 * @param to the state that follows; the same one where there is none
 * @param begins whether a movement may begin with it that the hub knows nothing of
 * @param stage what it says of the notice that it answers
 * @param when whether the row is meant, asked of the canonical XML
 * @param rule what is broken where the row is not meant and no other is, where that is no matter of the order
 */
public record Transition(
        String type,
        Speaker by,
        Set<String> from,
        Optional<String> to,
        boolean begins,
        Optional<Stage> stage,
        Predicate<byte[]> when,
        Optional<Fault> rule) {

    boolean applies(String state, String saidType, Speaker speaker, byte[] canonical) {
        return isIn(state, saidType, speaker) && when.test(canonical);
    }

    boolean isIn(String state, String saidType, Speaker speaker) {
        return isOf(saidType, speaker) && (from.isEmpty() || from.contains(state));
    }

    boolean isOf(String saidType, Speaker speaker) {
        boolean said =
                type.endsWith("*") ? saidType.startsWith(type.substring(0, type.length() - 1)) : type.equals(saidType);
        return said && by == speaker;
    }
}
