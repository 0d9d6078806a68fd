package org.exchangehub.connectors.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.exchangehub.connectors.AnswerMapping;
import org.exchangehub.connectors.Call;
import org.exchangehub.connectors.Calls;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.NotOfferedException;
import org.exchangehub.connectors.Poll;
import org.exchangehub.connectors.ReadMark;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.RegisterCalls;
import org.exchangehub.connectors.Sends;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.permit.RegisterAction;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract test of the calls that a folder names: every map of theirs has samples, and keeps them. */
final class CallContract {

    private static final String REGISTER = "register.";

    private static final String HEADERS = REGISTER + "headers";

    private static final String FRAME = ".call";

    private static final String ALIVE = "receives.alive";

    private static final byte[] NOTHING = "<call/>".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Connector connector;
    private final Translator translator;
    private final Calls calls;
    private final RegisterCalls register;
    private final List<Check> checks = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    CallContract(Connector connector, Translator translator, Canonical canonical) {
        this.register = new RegisterCalls(translator, canonical);
        this.connector = connector;
        this.translator = translator;
        this.calls = new Calls(translator);
    }

    /** What the maps of a call are given besides the message; reason and position only where something is refused. */
    private static Map<String, String> parameters(CallSample sample) {
        Map<String, String> parameters = parameters();
        if (!sample.call().equals("poll.refuse") && !sample.call().equals("poll.warn")) {
            parameters.remove("reason");
            parameters.remove("position");
        }
        sample.file("canonical")
                .ifPresent(sent ->
                        parameters.put("sent", new String(sent.bytes(), java.nio.charset.StandardCharsets.UTF_8)));
        Stream.of(RegisterAction.values())
                .filter(action -> sample.call().equals(REGISTER + action.call()))
                .forEach(action -> parameters.put("action", action.name()));
        sample.file("given")
                .map(given -> YAML.readTree(given.bytes()))
                .ifPresent(given -> given.properties()
                        .forEach(one ->
                                parameters.put(one.getKey(), one.getValue().asString())));
        return parameters;
    }

    private static Map<String, String> parameters() {
        Map<String, String> all = new HashMap<>(Contract.PARAMETERS);
        all.putAll(Map.of(
                "request-id", "00000000-0000-7000-8000-000000000002",
                "referral-id", "00000000-0000-7000-8000-000000000003",
                "case-id", "00000000-0000-7000-8000-000000000004",
                "notice-id", "N-1",
                "id", "item-1",
                "page-size", "50",
                "after", "item-0",
                "reason", "SCHEMA_INVALID",
                "position", "line 2"));
        all.putAll(Map.of(
                "kind", "KIND",
                "reference", "PERMIT-1",
                "line", "1",
                "item", "1",
                "holder", "NO912345678",
                "holder-type", "EORI"));
        all.putAll(Map.of(
                "call-id", "00000000000070008000000000000005",
                "client", "hub-client",
                "office", "NO011001",
                "declaration", "MRN:26NOAAAAAAAAAAAAA0",
                "quantity", "3",
                "unit", "KGM",
                "reserved", "3",
                "consumed", "0",
                "commodity", "",
                "also", ""));
        return all;
    }

    List<Check> done() {
        Map<String, Call> named = named();
        Map<String, Kind> answered = answered();
        for (CallSample sample : CallSample.of(connector.folder(), checks)) {
            if (named.containsKey(sample.call())) {
                ofCall(sample, named.get(sample.call()));
            } else if (answered.containsKey(sample.call())) {
                ofAnswer(sample, answered.get(sample.call()));
            } else {
                checks.add(
                        Check.failed(sample.path(), "is of a call of the folder", "connector.yaml names no such call"));
            }
        }
        named.forEach((name, call) -> {
            call.request().ifPresent(map -> needs(name, "question"));
            call.answer().ifPresent(map -> {
                needs(name, "meaning");
                // What is written of nothing has nothing to refuse.
                if (!name.equals(ALIVE)) {
                    needs(name, "refused");
                }
            });
        });
        answered.forEach(this::needsAnswers);
        return checks;
    }

    private Map<String, Call> named() {
        Map<String, Call> named = new TreeMap<>();
        connector
                .receives()
                .map(Receives::kinds)
                .ifPresent(kinds -> kinds.forEach((kind, how) -> {
                    how.readBack().ifPresent(read -> named.put(kind.code() + ".read-back", read.call()));
                    how.call().ifPresent(call -> named.put(kind.code() + FRAME, call));
                }));
        connector.receives().flatMap(Receives::alive).ifPresent(alive -> named.put(ALIVE, alive));
        connector.sends().flatMap(Sends::poll).ifPresent((Poll poll) -> {
            named.put("poll.list", poll.list());
            named.put("poll.fetch", poll.fetch());
            named.put("poll.acknowledge", poll.acknowledge());
            poll.warn().ifPresent(warn -> named.put("poll.warn", warn));
            poll.refuse().ifPresent(refuse -> named.put("poll.refuse", refuse));
            poll.track().ifPresent(track -> named.put("poll.track", track.call()));
        });
        connector.register().ifPresent(held -> {
            held.headers().ifPresent(headers -> named.put(HEADERS, headers.call()));
            named.put("register.permit", held.permit());
            held.ledger().ifPresent(ledger -> named.put("register.ledger", ledger));
            held.list().ifPresent(list -> named.put("register.list", list));
            held.writes().forEach((action, call) -> named.put(REGISTER + action.call(), call));
        });
        return named;
    }

    private Map<String, Kind> answered() {
        Map<String, Kind> answered = new TreeMap<>();
        connector
                .receives()
                .map(Receives::kinds)
                .ifPresent(kinds -> kinds.forEach((kind, how) -> {
                    if (!how.answers().isEmpty()) {
                        answered.put(kind.code() + ".answer", kind);
                    }
                }));
        return answered;
    }

    private void needs(String call, String part) {
        if (!shown.contains(call + " " + part)) {
            checks.add(Check.failed(
                    CallSample.ROOT + call + "/",
                    "has a sample of each map",
                    "add " + CallSample.ROOT + call + "/<name>." + part + ".*"));
        }
    }

    private void needsAnswers(String call, Kind called) {
        needs(call, "refused");
        connector.receives().orElseThrow().kinds().forEach((kind, how) -> {
            if (kind == called) {
                for (AnswerMapping answer : how.answers()) {
                    needs(call, answer.kind().map(Kind::code).orElse("receipt"));
                }
            }
        });
    }

    private void ofCall(CallSample sample, Call call) {
        sample.file("question").ifPresent(golden -> {
            shown.add(sample.call() + " question");
            byte[] about = sample.file("canonical").map(Wire::bytes).orElse(NOTHING);
            check(
                    sample,
                    "becomes its question",
                    () -> question(call, about, parameters(sample))
                            .map(question -> Difference.of(golden, question))
                            .orElse(Optional.of("the call has no request map")));
            connector
                    .register()
                    .filter(held ->
                            sample.call().startsWith(REGISTER) && !sample.call().equals(HEADERS) && !isRefusal(golden))
                    .ifPresent(held -> check(
                            sample,
                            "tells a read from a write",
                            () -> ReadMark.fault(held, call, Optional.of(golden))
                                    .or(() -> fault(() -> register.outbound(
                                            connector,
                                            held,
                                            call,
                                            sample.file("canonical").map(Wire::bytes),
                                            parameters(sample))))));
        });
        sample.file("meaning").ifPresent(golden -> {
            shown.add(sample.call() + " meaning");
            check(sample, "means what it should", () -> Difference.xml(golden.bytes(), meaning(sample, call)));
            check(sample, "is understood", () -> {
                understand(sample, call, said(sample));
                return Optional.empty();
            });
        });
        refused(sample, wire -> understand(sample, call, wire));
    }

    /** What goes out; where the partner has no way to do it, what the map says of that. */
    private Optional<Wire> question(Call call, byte[] about, Map<String, String> parameters) {
        try {
            return calls.question(connector, call, about, parameters);
        } catch (NotOfferedException none) {
            String refused = "<refused xmlns=\"" + Calls.NAMESPACE + "\" reason=\""
                    + none.reason().value() + "\" text=\"" + none.getMessage() + "\"/>";
            return Optional.of(
                    new Wire(Format.XML.mediaType(), refused.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    private static boolean isRefusal(Wire golden) {
        return new String(golden.bytes(), java.nio.charset.StandardCharsets.UTF_8).contains(Calls.NAMESPACE);
    }

    private static Optional<String> fault(Runnable run) {
        try {
            run.run();
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private byte[] meaning(CallSample sample, Call call) {
        return sample.call().startsWith(REGISTER)
                ? register.meaning(connector, call, said(sample), parameters(sample))
                : calls.meaning(connector, call, said(sample), parameters(sample));
    }

    private void understand(CallSample sample, Call call, Wire said) {
        switch (sample.call()) {
            case "register.permit" -> register.permit(connector, call, said, aboutIts(sample));
            case "register.ledger" -> register.ledger(connector, call, said, parameters(sample));
            case "register.list" -> register.list(connector, call, said, parameters(sample));
            case String written
            when written.startsWith(REGISTER) -> register.written(connector, call, said, parameters(sample));
            case "poll.list" -> calls.listed(connector, call, said, parameters(sample));
            case "poll.fetch", "poll.track" -> calls.fetched(connector, call, said, parameters(sample));
            case "poll.acknowledge", "poll.warn", "poll.refuse" ->
                calls.failure(connector, call, Optional.of(said), parameters(sample));
            case ALIVE -> calls.alive(connector, call, parameters(sample));
            case String framed when framed.endsWith(FRAME) -> calls.frame(connector, call, said, parameters(sample));
            default -> calls.readState(connector, call, said, parameters(sample));
        }
    }

    /** A register is asked about the permit of which its sample speaks. */
    private static Map<String, String> aboutIts(CallSample sample) {
        Map<String, String> parameters = parameters(sample);
        sample.file("meaning").map(Wire::bytes).map(WireTree::permitOf).ifPresent(parameters::putAll);
        return parameters;
    }

    private static Wire said(CallSample sample) {
        if (sample.call().equals(ALIVE)) {
            return new Wire(Format.XML.mediaType(), NOTHING);
        }
        return sample.file("said").orElseThrow(() -> new IllegalArgumentException("add " + sample.path() + ".said.*"));
    }

    private void ofAnswer(CallSample sample, Kind called) {
        sample.file("canonical")
                .ifPresent(golden -> check(sample, "becomes its canonical form", () -> {
                    Translated read = translator
                            .answer(connector, called, said(sample), parameters(sample))
                            .orElseThrow(() -> new IllegalArgumentException("it is taken for a receipt"));
                    shown.add(sample.call() + " " + read.kind().code());
                    return Difference.xml(golden.bytes(), read.canonical());
                }));
        sample.file("receipt")
                .ifPresent(receipt -> check(sample, "is a receipt", () -> {
                    shown.add(sample.call() + " receipt");
                    return translator
                            .answer(connector, called, receipt, parameters(sample))
                            .map(read -> "it is taken for a " + read.kind().code());
                }));
        refused(sample, wire -> translator.answer(connector, called, wire, parameters(sample)));
    }

    private void refused(CallSample sample, java.util.function.Consumer<Wire> reading) {
        sample.file("refused").ifPresent(wire -> {
            shown.add(sample.call() + " refused");
            check(sample, "is refused as expected", () -> {
                JsonNode expected = YAML.readTree(sample.file("expected")
                        .orElseThrow(() -> new IllegalArgumentException("add " + sample.path() + ".refused.yaml"))
                        .bytes());
                try {
                    reading.accept(wire);
                    return Optional.of("it is accepted");
                } catch (RefusedException refusal) {
                    return refusal.reason().name().equals(expected.path("code").asString())
                                    && refusal.faults().stream()
                                            .allMatch(fault -> isAt(
                                                    fault,
                                                    expected.path("position").asString()))
                            ? Optional.empty()
                            : Optional.of(String.valueOf(refusal.getMessage()));
                }
            });
        });
    }

    private static boolean isAt(Fault fault, String expected) {
        return fault.position().equals(expected) || fault.position().endsWith(": " + expected);
    }

    private void check(CallSample sample, String name, Supplier<Optional<String>> fault) {
        try {
            checks.add(fault.get()
                    .map(detail -> Check.failed(sample.path(), name, detail))
                    .orElse(Check.passed(sample.path(), name)));
        } catch (RuntimeException broken) {
            checks.add(Check.failed(sample.path(), name, String.valueOf(broken.getMessage())));
        }
    }
}
