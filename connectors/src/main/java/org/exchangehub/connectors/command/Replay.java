package org.exchangehub.connectors.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.command.Change.Sort;
import org.exchangehub.connectors.kit.Contract;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;

/** Runs messages through two versions of a folder and tells what differs. */
final class Replay {

    private sealed interface Result {
        record Accepted(String what, Wire wire) implements Result {}

        record Refused(String why) implements Result {}
    }

    private final Engine engine;
    private final Connector before;
    private final Connector after;

    Replay(Engine engine, Connector before, Connector after) {
        this.engine = engine;
        this.before = before;
        this.after = after;
    }

    List<Change> of(MessageFile message) {
        return compare(message.name(), run(before, message), run(after, message));
    }

    private Result run(Connector connector, MessageFile message) {
        try {
            Optional<Kind> received = message.received(connector);
            if (received.isPresent()) {
                engine.canonical().validate(message.wire().bytes());
                Wire wire = engine.translator()
                        .fromCanonical(connector, received.get(), message.wire().bytes(), Contract.PARAMETERS)
                        .wire();
                return new Result.Accepted("to the partner", wire);
            }
            var read = engine.translator().toCanonical(connector, message.wire(), Contract.PARAMETERS);
            return new Result.Accepted(
                    read.kind().code(), new Wire(Format.CANONICAL_XML.mediaType(), read.canonical()));
        } catch (RefusedException refused) {
            return new Result.Refused(refused.reason().name()
                    + refused.faults().stream()
                            .map(fault -> " at " + fault.position() + ": " + fault.reason())
                            .collect(Collectors.joining(";")));
        }
    }

    private static List<Change> compare(String name, Result before, Result after) {
        if (before instanceof Result.Refused was && after instanceof Result.Accepted is) {
            return List.of(new Change(name, Sort.NEWLY_ACCEPTED, "", was.why(), is.what()));
        }
        if (before instanceof Result.Accepted was && after instanceof Result.Refused is) {
            return List.of(new Change(name, Sort.NEWLY_REFUSED, "", was.what(), is.why()));
        }
        if (before instanceof Result.Accepted was && after instanceof Result.Accepted is) {
            return accepted(name, was, is);
        }
        return before.equals(after)
                ? List.of()
                : List.of(new Change(
                        name,
                        Sort.FIELD_CHANGED,
                        "the refusal",
                        ((Result.Refused) before).why(),
                        ((Result.Refused) after).why()));
    }

    private static List<Change> accepted(String name, Result.Accepted before, Result.Accepted after) {
        List<Change> changes = new ArrayList<>();
        if (!before.what().equals(after.what())) {
            changes.add(new Change(name, Sort.FIELD_CHANGED, "the kind", before.what(), after.what()));
        }
        Map<String, String> old = Fields.of(before.wire());
        Map<String, String> now = Fields.of(after.wire());
        old.forEach((path, value) -> {
            if (!now.containsKey(path)) {
                changes.add(new Change(name, Sort.FIELD_REMOVED, path, value, ""));
            } else if (!value.equals(now.get(path))) {
                changes.add(new Change(name, Sort.FIELD_CHANGED, path, value, now.getOrDefault(path, "")));
            }
        });
        now.forEach((path, value) -> {
            if (!old.containsKey(path)) {
                changes.add(new Change(name, Sort.FIELD_ADDED, path, "", value));
            }
        });
        return changes;
    }
}
