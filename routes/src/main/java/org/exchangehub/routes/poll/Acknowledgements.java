package org.exchangehub.routes.poll;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Poll;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.Asking;
import org.exchangehub.routes.delivery.Said;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.poll.RefusedItems.RefusedItem;

/** Tells a partner what became of its items; what goes wrong with that is told in words, for the next look does it again. */
final class Acknowledgements {

    private final Calls calls;
    private final Asking asking;
    private final Clock clock;

    Acknowledgements(Calls calls, Asking asking, Clock clock) {
        this.calls = calls;
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * Tells that an item was taken in, with warnings where there are any and the partner takes them.
     *
     * @return what went wrong
     */
    Optional<String> taken(Connector partner, Poll poll, String item, Answer answer) {
        String messageId = answer.messageId().toString();
        return poll.warn()
                .filter(call -> !answer.warnings().isEmpty())
                .map(call -> tell(partner, call, item, Map.of("message-id", messageId, "reason", words(answer))))
                .orElseGet(() -> tell(partner, poll.acknowledge(), item, Map.of("message-id", messageId)));
    }

    private static String words(Answer answer) {
        return answer.warnings().stream().map(Fault::reason).collect(Collectors.joining("; "));
    }

    /** Tells that an item was refused, and why. */
    Optional<String> refuse(Connector partner, Call call, RefusedItem item) {
        Map<String, String> about = new HashMap<>();
        item.messageId().ifPresent(id -> about.put("message-id", id));
        about.put("reason", item.reason());
        about.put("position", item.position());
        return tell(partner, call, item.id(), about);
    }

    private Optional<String> tell(Connector partner, Call call, String item, Map<String, String> about) {
        Map<String, String> parameters = new HashMap<>(about);
        parameters.put("now", clock.instant().toString());
        parameters.put("id", item);
        Said said = asking.ask(partner.id(), call, calls.question(partner, call, parameters), parameters);
        return (switch (said) {
                    case Said.Something(Wire words) -> failure(partner, call, Optional.of(words), parameters);
                    case Said.Nothing nothing -> failure(partner, call, Optional.empty(), parameters);
                    // It was acknowledged before, and that was not heard of.
                    case Said.Absent gone -> Optional.<String>empty();
                    case Said.Failed(String cause) -> Optional.of(cause);
                    case Said.Away(String cause) -> throw new BrokenOffException("acknowledge " + item + ": " + cause);
                })
                .map(trouble -> "acknowledge " + item + ": " + trouble);
    }

    private Optional<String> failure(
            Connector partner, Call call, Optional<Wire> words, Map<String, String> parameters) {
        try {
            return calls.failure(partner, call, words, parameters);
        } catch (RefusedException unclear) {
            return Optional.of(String.valueOf(unclear.getMessage()));
        }
    }
}
