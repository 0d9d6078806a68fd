package org.exchangehub.connectors;

import io.xlate.edi.schema.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;

/** How one partner speaks: its maps, schemas and tests, compiled once from its folder. Thread-safe. */
final class Dialect {

    /** How one kind is heard from the partner; without a kind it is a mere receipt. */
    record Heard(
            Optional<Kind> kind,
            Optional<String> version,
            Recognise recognise,
            Optional<XPathExecutable> test,
            Optional<XsltMap> map,
            Optional<WireSchema> schema,
            Optional<BusinessRules> rules,
            List<BusinessRules> wireRules) {}

    /** How one kind is told to the partner. */
    record Told(
            Optional<String> version,
            Optional<XPathExecutable> when,
            Optional<XsltMap> map,
            Optional<WireSchema> schema,
            Optional<BusinessRules> rules,
            List<BusinessRules> wireRules) {}

    /** The maps and schemas of a call. */
    record Spoken(
            Optional<XsltMap> request,
            Optional<WireSchema> requestSchema,
            Optional<XsltMap> answer,
            Optional<WireSchema> answerSchema) {}

    private static final QName CODE_LISTS = new QName(CodeLists.NAME);

    private final Folder folder;
    private final Packs packs;
    private final CodeLists codeLists;
    private final Set<String> files = new TreeSet<>();
    private final List<Heard> heard = new ArrayList<>();
    private final Map<Kind, List<Told>> told = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Heard>> answers = new EnumMap<>(Kind.class);
    private final Map<Call, Spoken> calls = new HashMap<>();

    /** @throws BadFolderException where a map, schema or test does not compile */
    Dialect(Connector connector, Packs packs) {
        this.folder = connector.folder();
        this.packs = packs;
        this.codeLists = new CodeLists(folder);
        connector
                .sends()
                .ifPresent(sends -> sends.kinds()
                        .forEach((kind, sent) -> sent.mappings()
                                .forEach(mapping -> heard.add(heard(Optional.of(kind), mapping, sends.format())))));
        connector.sends().flatMap(Sends::poll).ifPresent(poll -> poll.calls().forEach(this::compile));
        connector.register().ifPresent(register -> register.calls().forEach(this::compile));
        connector.receives().flatMap(Receives::alive).ifPresent(this::compile);
        connector
                .receives()
                .ifPresent(receives -> receives.kinds().forEach((kind, received) -> {
                    received.readBack().map(ReadBack::call).ifPresent(this::compile);
                    received.call().ifPresent(this::compile);
                    answers.put(
                            kind,
                            received.answers().stream()
                                    .map(answer -> heard(answer.kind(), answer.how(), receives.format()))
                                    .toList());
                }));
        connector
                .receives()
                .ifPresent(receives -> receives.kinds()
                        .forEach((kind, received) -> told.put(
                                kind,
                                received.mappings().stream()
                                        .map(mapping -> told(mapping, receives.format()))
                                        .toList())));
    }

    private void compile(Call call) {
        calls.put(
                call,
                new Spoken(
                        call.request().map(this::map),
                        call.requestSchema().map(ref -> WireSchema.of(folder, packs, ref, call.format())),
                        call.answer().map(this::map),
                        call.answerSchema().map(ref -> WireSchema.of(folder, packs, ref, call.format()))));
    }

    private Heard heard(Optional<Kind> kind, HeardMapping mapping, Format format) {
        return new Heard(
                kind,
                mapping.version(),
                mapping.recognise(),
                mapping.recognise().test().map(test -> compile(test, "")),
                mapping.map().map(this::map),
                mapping.schema().map(ref -> WireSchema.of(folder, packs, ref, format)),
                mapping.rules().map(this::rules),
                mapping.wireRules().stream().map(this::wireRules).toList());
    }

    private Told told(ToldMapping mapping, Format format) {
        return new Told(
                mapping.version(),
                mapping.when().map(when -> compile(when, Canonical.NAMESPACE)),
                mapping.map().map(this::map),
                mapping.schema().map(ref -> WireSchema.of(folder, packs, ref, format)),
                mapping.rules().map(this::rules),
                mapping.wireRules().stream().map(this::wireRules).toList());
    }

    private XsltMap map(String path) {
        XsltMap map = new XsltMap(folder, path, codeLists);
        files.addAll(map.files());
        return map;
    }

    private BusinessRules rules(String path) {
        files.add(path);
        return BusinessRules.onCanonical(folder, path, codeLists);
    }

    private BusinessRules wireRules(WireRules rules) {
        files.add(rules.file());
        return BusinessRules.onWire(folder, rules, codeLists);
    }

    /** The maps and rules that nothing in the folder uses. */
    List<String> unused() {
        return folder.paths().stream()
                .filter(path -> path.startsWith("maps/") || path.startsWith("rules/"))
                .filter(path -> !files.contains(path) && !path.equals(ProtocolReader.FILE))
                .toList();
    }

    List<Heard> heard() {
        return heard;
    }

    /** The schema of the messages of EDIFACT of one type; nothing where none is agreed. */
    Optional<Schema> message(String type) {
        return heard.stream()
                .filter(one -> one.recognise().message().equals(Optional.of(type)))
                .flatMap(one -> one.schema().stream())
                .filter(EdifactSchema.class::isInstance)
                .map(schema -> ((EdifactSchema) schema).schema())
                .findFirst();
    }

    /** What may be said within a call that brings this kind. */
    List<Heard> answers(Kind called) {
        return answers.getOrDefault(called, List.of());
    }

    Spoken spoken(Call call) {
        return Objects.requireNonNull(calls.get(call));
    }

    /** The rules that a canonical message of this kind must keep, of a partner that speaks canonical form. */
    static Optional<BusinessRules> rules(List<Heard> among, Kind kind) {
        return among.stream()
                .filter(one -> one.kind().equals(Optional.of(kind)))
                .findFirst()
                .flatMap(Heard::rules);
    }

    /** The mapping of this kind that applies to the message, of which the root element is given. */
    Optional<Told> told(Kind kind, XdmNode message) {
        return told.getOrDefault(kind, List.of()).stream()
                .filter(one ->
                        one.when().map(when -> isTrue(when, message, codeLists)).orElse(true))
                .findFirst();
    }

    /** Whether a message in the partner's form passes the test by which it is recognised. */
    boolean recognises(XPathExecutable test, XdmNode tree) {
        return isTrue(test, tree, codeLists);
    }

    private static boolean isTrue(XPathExecutable test, XdmNode tree, CodeLists codeLists) {
        try {
            XPathSelector selector = test.load();
            selector.setContextItem(tree);
            selector.setVariable(CODE_LISTS, codeLists.value());
            return selector.effectiveBooleanValue();
        } catch (SaxonApiException failed) {
            return false;
        }
    }

    private XPathExecutable compile(String test, String namespace) {
        try {
            XPathCompiler compiler = Xslt.processor().newXPathCompiler();
            compiler.declareNamespace("", namespace);
            compiler.declareNamespace("h", Canonical.NAMESPACE);
            compiler.declareNamespace("xs", "http://www.w3.org/2001/XMLSchema");
            compiler.declareVariable(CODE_LISTS);
            return compiler.compile("boolean(" + test + ")");
        } catch (SaxonApiException broken) {
            throw new BadFolderException(
                    folder.name() + "/connector.yaml", "the test " + test + ": " + broken.getMessage(), broken);
        }
    }
}
