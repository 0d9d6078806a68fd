package org.exchangehub.connectors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import org.exchangehub.connectors.notice.Protocol;
import org.exchangehub.connectors.notice.Speaker;
import org.exchangehub.connectors.notice.Stage;
import org.exchangehub.connectors.notice.Transition;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import tools.jackson.databind.JsonNode;

/** Reads a folder's {@code rules/states.yaml}: the order in which notices are exchanged with the partner. */
final class ProtocolReader {

    static final String FILE = "rules/states.yaml";

    private static final JsonSchemaCheck SCHEMA = JsonSchemaCheck.packaged("states.schema.json");

    private final YamlFile file;

    private ProtocolReader(YamlFile file) {
        this.file = file;
    }

    /** None where the folder has no such file. */
    static Optional<Protocol> read(Folder folder) {
        return folder.find(FILE).isEmpty()
                ? Optional.empty()
                : Optional.of(new ProtocolReader(new YamlFile(folder, FILE, SCHEMA)).protocol());
    }

    private Protocol protocol() {
        JsonNode yaml = file.tree();
        JsonNode negative = yaml.path("negative");
        Map<Reason, String> errors = new EnumMap<>(Reason.class);
        texts(yaml.path("errors")).forEach((reason, code) -> errors.put(Reason.valueOf(reason), code));
        Map<Speaker, String> names = new EnumMap<>(Speaker.class);
        texts(yaml.get("names")).forEach((speaker, name) -> names.put(speaker(speaker), name));
        List<Transition> transitions = new ArrayList<>();
        for (JsonNode row : yaml.get("transitions")) {
            transitions.add(transition(row, "/transitions/" + transitions.size()));
        }
        String initial = yaml.get("initial").asString();
        reachable(initial, transitions);
        return new Protocol(
                initial,
                names,
                FolderReader.text(negative, "functional"),
                FolderReader.text(negative, "syntax"),
                texts(negative.path("dedicated")),
                errors,
                texts(yaml.path("ruleErrors")),
                FolderReader.text(yaml, "remind").map(Duration::parse),
                transitions,
                TiesReader.read(file));
    }

    private Transition transition(JsonNode row, String pointer) {
        Set<String> from = new LinkedHashSet<>();
        row.path("from").forEach(state -> from.add(state.asString()));
        return new Transition(
                row.get("type").asString(),
                speaker(row.get("by").asString()),
                from,
                FolderReader.text(row, "to"),
                row.path("begins").asBoolean(false),
                FolderReader.text(row, "says")
                        .map(stage ->
                                Stage.valueOf(stage.toUpperCase(Locale.ROOT).replace('-', '_'))),
                FolderReader.text(row, "when")
                        .map(when -> test(when, pointer + "/when"))
                        .orElse(canonical -> true),
                Optional.ofNullable(row.get("rule"))
                        .map(rule -> new Fault(
                                rule.get("position").asString(),
                                rule.get("code").asString() + ": "
                                        + rule.get("reason").asString())));
    }

    /** A state from which a row goes out and to which none leads is misspelt. */
    private void reachable(String initial, List<Transition> transitions) {
        Set<String> known = new TreeSet<>(Set.of(initial));
        transitions.forEach(row -> row.to().ifPresent(known::add));
        for (int i = 0; i < transitions.size(); i++) {
            for (String state : transitions.get(i).from()) {
                if (!known.contains(state)) {
                    throw file.fault("/transitions/" + i + "/from", "no row leads to the state " + state);
                }
            }
        }
    }

    private Predicate<byte[]> test(String xpath, String pointer) {
        XPathCompiler compiler = Xslt.processor().newXPathCompiler();
        compiler.declareNamespace("", Canonical.NAMESPACE);
        try {
            XPathExecutable compiled = compiler.compile("boolean(/*/(" + xpath + "))");
            return canonical -> isTrue(compiled, canonical);
        } catch (SaxonApiException broken) {
            throw file.fault(pointer, String.valueOf(broken.getMessage()));
        }
    }

    private static boolean isTrue(XPathExecutable test, byte[] canonical) {
        try {
            XPathSelector selector = test.load();
            selector.setContextItem(Xslt.tree(canonical));
            return selector.effectiveBooleanValue();
        } catch (SaxonApiException failed) {
            return false;
        }
    }

    private static Speaker speaker(String name) {
        return Speaker.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> texts(JsonNode members) {
        Map<String, String> texts = new HashMap<>();
        members.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }
}
