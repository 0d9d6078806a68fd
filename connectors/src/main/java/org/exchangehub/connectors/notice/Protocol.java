package org.exchangehub.connectors.notice;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;

/**
 * Which notice may come in which state of a movement, and how the network is told what is wrong with one.
 *
 * @param initial the state of a movement of which nothing was said
 * @param names how Customs and the network call themselves where the notice that is answered could not be read
 * @param functional the type that refuses a notice, where the network has one
 * @param syntax the type that refuses what could not be read, where the network has one
 * @param dedicated the types that refuse notices of one type, by that type
 * @param errors the network's codes of the hub's reasons
 * @param ruleErrors the network's codes of rules and of constraints of XML Schema, by their names
 * @param remind how long before the time to answer a notice is over Customs is reminded of it, where it is
 * @param ties from a canonical notice what ties its movement to others; nothing where it says nothing of that
 */
public record Protocol(
        String initial,
        Map<Speaker, String> names,
        Optional<String> functional,
        Optional<String> syntax,
        Map<String, String> dedicated,
        Map<Reason, String> errors,
        Map<String, String> ruleErrors,
        Optional<Duration> remind,
        List<Transition> transitions,
        Function<byte[], Optional<Ties>> ties) {

    /** What follows when somebody says a notice in a state; nothing where it may not be said then. */
    public Optional<Transition> next(String state, String type, Speaker by, byte[] canonical) {
        return transitions.stream()
                .filter(row -> row.applies(state, type, by, canonical))
                .findFirst();
    }

    /** The rule that a notice for which nothing follows breaks, in a state in which its type may come. */
    public Optional<Fault> broken(String state, String type, Speaker by) {
        return transitions.stream()
                .filter(row -> row.isIn(state, type, by))
                .flatMap(row -> row.rule().stream())
                .findFirst();
    }

    /** Whether a movement that the hub knows nothing of may begin with this. */
    public boolean begins(String type, Speaker by) {
        return transitions.stream().anyMatch(row -> row.begins() && row.isOf(type, by));
    }

    /** The states in which somebody may say a notice of this type, for the refusal of one that comes in another. */
    public Set<String> states(String type, Speaker by) {
        return transitions.stream()
                .filter(row -> row.isOf(type, by))
                .map(Transition::from)
                .flatMap(Collection::stream)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** The type that refuses a notice; nothing for one that is a refusal itself, or where the network has none. */
    public Optional<String> negative(String type) {
        Optional<String> said = Optional.of(type);
        boolean refuses = said.equals(functional) || said.equals(syntax) || dedicated.containsValue(type);
        return refuses
                ? Optional.empty()
                : Optional.ofNullable(dedicated.get(type)).or(() -> functional);
    }

    /** The network's code of what is wrong: that of the rule or constraint where one is broken, else that of the reason. */
    public String error(Reason reason, Optional<String> rule) {
        return rule.flatMap(name -> Optional.ofNullable(ruleErrors.get(name)))
                .or(() -> Optional.ofNullable(errors.get(reason)))
                .or(() -> Optional.ofNullable(errors.get(Reason.RULE_BROKEN)))
                .orElseThrow();
    }
}
