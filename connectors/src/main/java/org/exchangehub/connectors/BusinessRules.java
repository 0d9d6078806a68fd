package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import tools.jackson.databind.JsonNode;

/** Rules of one kind of message: XPath tests on its canonical form or on that of the partner, compiled once. Thread-safe. */
final class BusinessRules {

    private static final JsonSchemaCheck SCHEMA = JsonSchemaCheck.packaged("rules.schema.json");
    private static final QName NOW = new QName("now");
    private static final QName CODE_LISTS = new QName(CodeLists.NAME);

    /** One rule; it is broken where its test is false. It is about messages with these roots, or about all. */
    private record Rule(
            String code,
            Set<String> of,
            XPathExecutable test,
            String position,
            Optional<XPathExecutable> node,
            String reason,
            boolean warns) {}

    private final String name;
    private final CodeLists codeLists;
    private final String namespace;
    private final List<Rule> rules = new ArrayList<>();

    /** @throws BadFolderException with the line of a rule that does not compile */
    static BusinessRules onCanonical(Folder folder, String path, CodeLists codeLists) {
        return new BusinessRules(folder, path, codeLists, Canonical.NAMESPACE, false);
    }

    /**
     * Names without a prefix are in no namespace.
     *
     * @throws BadFolderException with the line of a rule that does not compile
     */
    static BusinessRules onWire(Folder folder, WireRules rules, CodeLists codeLists) {
        return new BusinessRules(folder, rules.file(), codeLists, "", rules.warn());
    }

    private BusinessRules(Folder folder, String path, CodeLists codeLists, String namespace, boolean warn) {
        this.name = folder.name() + "/" + path;
        this.codeLists = codeLists;
        this.namespace = namespace;
        YamlFile yaml = new YamlFile(folder, path, SCHEMA);
        int number = 0;
        for (JsonNode rule : yaml.tree()) {
            String pointer = "/" + number++;
            String position = rule.path("position").asString("");
            rules.add(new Rule(
                    rule.get("code").asString(),
                    Set.copyOf(FolderReader.texts(rule, "of")),
                    compile(
                            yaml,
                            pointer + "/test",
                            "boolean(" + rule.get("test").asString() + ")"),
                    position,
                    node(position),
                    rule.get("reason").asString(),
                    warn || rule.path("warns").asBoolean(false)));
        }
    }

    /**
     * By the rules of several files.
     *
     * @param message its root element
     * @return code, position and reason of each broken rule that only warns
     * @throws RefusedException RULE_BROKEN with code, position and reason of each other rule that is
     */
    static List<Fault> check(List<BusinessRules> files, XdmNode message, Map<String, String> parameters) {
        List<Fault> broken = new ArrayList<>();
        List<Fault> warnings = new ArrayList<>();
        files.forEach(file -> file.look(message, parameters, broken, warnings));
        if (!broken.isEmpty()) {
            throw new RefusedException(Reason.RULE_BROKEN, broken);
        }
        return List.copyOf(warnings);
    }

    /** The same by the rules of this file alone. */
    List<Fault> check(XdmNode message, Map<String, String> parameters) {
        return check(List.of(this), message, parameters);
    }

    private void look(XdmNode message, Map<String, String> parameters, List<Fault> broken, List<Fault> warnings) {
        String root = message.getNodeName().getLocalName();
        for (Rule rule : rules) {
            if (!rule.of().isEmpty() && !rule.of().contains(root)) {
                continue;
            }
            try {
                if (!load(rule.test(), message, parameters).effectiveBooleanValue()) {
                    (rule.warns() ? warnings : broken)
                            .add(new Fault(position(rule, message, parameters), rule.code() + ": " + rule.reason()));
                }
            } catch (SaxonApiException failed) {
                throw new RefusedException(
                        Reason.MAP_FAILED,
                        List.of(new Fault(name + " rule " + rule.code(), String.valueOf(failed.getMessage()))),
                        failed);
            }
        }
    }

    private String position(Rule rule, XdmNode message, Map<String, String> parameters) throws SaxonApiException {
        if (rule.node().isEmpty()) {
            return rule.position();
        }
        XdmItem place = load(rule.node().get(), message, parameters).evaluateSingle();
        return place instanceof XdmNode node ? InputPosition.of(node) : rule.position();
    }

    private XPathSelector load(XPathExecutable xpath, XdmNode message, Map<String, String> parameters)
            throws SaxonApiException {
        XPathSelector selector = xpath.load();
        selector.setContextItem(message);
        selector.setVariable(NOW, new XdmAtomicValue(parameters.getOrDefault("now", "")));
        selector.setVariable(CODE_LISTS, codeLists.value());
        return selector;
    }

    private XPathExecutable compile(YamlFile yaml, String pointer, String xpath) {
        try {
            return compiler().compile(xpath);
        } catch (SaxonApiException broken) {
            throw yaml.fault(pointer, String.valueOf(broken.getMessage()));
        }
    }

    /** What is no XPath is the place in words. */
    private Optional<XPathExecutable> node(String position) {
        try {
            return Optional.of(compiler().compile(position));
        } catch (SaxonApiException words) {
            return Optional.empty();
        }
    }

    private XPathCompiler compiler() {
        XPathCompiler compiler = Xslt.processor().newXPathCompiler();
        compiler.declareNamespace("", namespace);
        compiler.declareNamespace("h", Canonical.NAMESPACE);
        compiler.declareNamespace("xs", "http://www.w3.org/2001/XMLSchema");
        compiler.declareVariable(NOW);
        compiler.declareVariable(CODE_LISTS);
        return compiler;
    }
}
