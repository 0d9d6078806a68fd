package org.exchangehub.routes.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Listed;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Poll;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.Asking;
import org.exchangehub.routes.delivery.Said;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.intake.Inbound;
import org.exchangehub.routes.intake.Intake;
import org.exchangehub.routes.intake.Operation;
import org.exchangehub.routes.intake.Refusals;
import org.exchangehub.routes.outcome.RetryPolicy;
import org.exchangehub.routes.poll.RefusedItems.RefusedItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one look at a partner that serves its messages. An item is acknowledged only after it was taken in: after a
 * kill between the two it is fetched again, seen as a duplicate by its id, and acknowledged then.
 */
public final class PollSteps {

    private static final Logger LOG = LoggerFactory.getLogger(PollSteps.class);
    private static final int MOST_PAGES = 100;

    private final Catalogue catalogue;
    private final Calls calls;
    private final Asking asking;
    private final Intake intake;
    private final Refusals refusals;
    private final Looks looks;
    private final RefusedItems refused;
    private final Acknowledgements acknowledgements;
    private final Tracking tracking;
    private final RetryPolicy policy;
    private final Clock clock;

    public PollSteps(
            Catalogue catalogue,
            Calls calls,
            Asking asking,
            Intake intake,
            Refusals refusals,
            Looks looks,
            RefusedItems refused,
            Tracking tracking,
            RetryPolicy policy,
            Clock clock) {
        this.catalogue = catalogue;
        this.calls = calls;
        this.asking = asking;
        this.intake = intake;
        this.refusals = refusals;
        this.looks = looks;
        this.refused = refused;
        this.acknowledgements = new Acknowledgements(calls, asking, clock);
        this.tracking = tracking;
        this.policy = policy;
        this.clock = clock;
    }

    /** Looks at the partner where a look is due and no other node has it. */
    void look(PartnerId id) {
        Optional<Connector> partner = catalogue.find(id);
        Optional<Poll> poll = partner.flatMap(Connector::sends).flatMap(Sends::poll);
        if (poll.isEmpty()) {
            return;
        }
        looks.claim(id).ifPresent(failures -> look(partner.orElseThrow(), poll.get(), failures));
    }

    private void look(Connector partner, Poll poll, int failuresBefore) {
        List<String> troubles = new ArrayList<>();
        int failures = 0;
        try {
            pages(partner, poll, troubles);
            poll.track().ifPresent(how -> tracking.ask(partner, how, troubles));
        } catch (BrokenOffException why) {
            failures = failuresBefore + 1;
            troubles.add(String.valueOf(why.getMessage()));
        } catch (RefusedException ambiguous) {
            failures = failuresBefore + 1;
            troubles.add(String.valueOf(ambiguous.getMessage()));
        } finally {
            if (!troubles.isEmpty()) {
                LOG.warn("The look at {} had troubles: {}", partner.id(), troubles);
            }
            Duration pause = failures == 0 ? Duration.ZERO : policy.waitAfter(failures);
            looks.end(
                    partner.id(),
                    pause.compareTo(poll.interval()) > 0 ? pause : poll.interval(),
                    failures,
                    troubles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", troubles)));
        }
    }

    private void pages(Connector partner, Poll poll, List<String> troubles) {
        Optional<String> after = Optional.of("");
        for (int page = 0; page < MOST_PAGES && after.isPresent(); page++) {
            Map<String, String> parameters = parameters();
            parameters.put("page-size", Integer.toString(poll.pageSize()));
            parameters.put("after", after.get());
            Said said = ask(partner, poll.list(), parameters);
            if (!(said instanceof Said.Something something)) {
                throw new BrokenOffException("list: " + said);
            }
            Listed listed = calls.listed(partner, poll.list(), something.words(), parameters);
            listed.items().forEach(item -> item(partner, poll, item, troubles));
            after = listed.next().filter(next -> !listed.items().isEmpty());
        }
    }

    private void item(Connector partner, Poll poll, String item, List<String> troubles) {
        Optional<RefusedItem> known = refused.find(partner, item);
        if (known.isPresent()) {
            known.filter(one -> poll.refuse().isPresent()).ifPresent(one -> refuse(partner, poll, one, troubles));
            return;
        }
        Map<String, String> parameters = parameters();
        parameters.put("id", item);
        Said said = ask(partner, poll.fetch(), parameters);
        switch (said) {
            case Said.Something(Wire words) -> take(partner, poll, parameters, words, troubles);
            case Said.Absent gone -> LOG.debug("{} of {} is gone", item, partner.id());
            case Said.Nothing nothing -> troubles.add("fetch " + item + ": an empty answer");
            case Said.Failed(String cause) -> troubles.add("fetch " + item + ": " + cause);
            case Said.Away(String cause) -> throw new BrokenOffException("fetch " + item + ": " + cause);
        }
    }

    private void take(Connector partner, Poll poll, Map<String, String> parameters, Wire words, List<String> troubles) {
        String item = parameters.getOrDefault("id", "");
        try {
            Optional<Wire> message = fetched(partner, poll, parameters, words);
            if (message.isPresent()) {
                Answer taken = intake.take(inbound(partner, item, message.get()));
                refused.forget(partner.id(), item);
                told(acknowledgements.taken(partner, poll, item, taken), troubles);
            }
        } catch (RefusedException refusal) {
            if (refusal.reason() == Reason.INTERNAL || refusal.reason() == Reason.OVERLOADED) {
                throw new BrokenOffException("the hub can not take " + item + " in now: " + refusal.reason());
            }
            RefusedItem broken = RefusedItem.of(item, refusal);
            refused.remember(partner, broken);
            refuse(partner, poll, broken, troubles);
        }
    }

    /** An answer in which no message can be found is refused like a broken message, and on record like one. */
    private Optional<Wire> fetched(Connector partner, Poll poll, Map<String, String> parameters, Wire words) {
        try {
            return calls.fetched(partner, poll.fetch(), words, parameters);
        } catch (RefusedException refusal) {
            throw refusals.record(
                    inbound(partner, parameters.getOrDefault("id", ""), words), Optional.empty(), refusal);
        }
    }

    private void refuse(Connector partner, Poll poll, RefusedItem item, List<String> troubles) {
        troubles.add(item.id() + " is refused: " + item.reason());
        poll.refuse().ifPresent(call -> told(acknowledgements.refuse(partner, call, item), troubles));
    }

    private static void told(Optional<String> trouble, List<String> troubles) {
        trouble.ifPresent(troubles::add);
    }

    private Said ask(Connector partner, Call call, Map<String, String> parameters) {
        return asking.ask(partner.id(), call, calls.question(partner, call, parameters), parameters);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("now", clock.instant().toString());
        return parameters;
    }

    private static Inbound inbound(Connector partner, String item, Wire message) {
        return new Inbound(
                partner.id(), Operation.SEND_MESSAGE, message, Optional.of(item), Optional.empty(), Optional.empty());
    }
}
