package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.contracts.Kind;

/** How one partner speaks: its maps, schemas and tests, compiled once from its folder. Thread-safe. */
final class Dialect {

    /** How one kind is heard from the partner. */
    record Heard(
            Kind kind,
            Recognise recognise,
            Optional<XPathExecutable> test,
            Optional<XsltMap> map,
            Optional<WireSchema> schema) {}

    /** How one kind is told to the partner. */
    record Told(Optional<XPathExecutable> when, Optional<XsltMap> map, Optional<WireSchema> schema) {}

    private final List<Heard> heard = new ArrayList<>();
    private final Map<Kind, List<Told>> told = new EnumMap<>(Kind.class);

    /** @throws BadFolderException where a map, schema or test does not compile */
    Dialect(Connector connector, Packs packs) {
        Folder folder = connector.folder();
        connector
                .sends()
                .ifPresent(sends -> sends.kinds()
                        .forEach((kind, sent) -> sent.mappings()
                                .forEach(mapping -> heard.add(heard(folder, packs, kind, mapping, sends.format())))));
        connector
                .receives()
                .ifPresent(receives -> receives.kinds()
                        .forEach((kind, received) -> told.put(
                                kind,
                                received.mappings().stream()
                                        .map(mapping -> told(folder, packs, mapping, receives.format()))
                                        .toList())));
    }

    private static Heard heard(Folder folder, Packs packs, Kind kind, HeardMapping mapping, Format format) {
        return new Heard(
                kind,
                mapping.recognise(),
                mapping.recognise().test().map(test -> compile(folder, test)),
                mapping.map().map(map -> new XsltMap(folder, map)),
                mapping.schema().map(ref -> WireSchema.of(folder, packs, ref, format)));
    }

    private static Told told(Folder folder, Packs packs, ToldMapping mapping, Format format) {
        return new Told(
                mapping.when().map(when -> compile(folder, when)),
                mapping.map().map(map -> new XsltMap(folder, map)),
                mapping.schema().map(ref -> WireSchema.of(folder, packs, ref, format)));
    }

    List<Heard> heard() {
        return heard;
    }

    /** The mapping of this kind that applies to the message. */
    Optional<Told> told(Kind kind, XdmNode message) {
        return told.getOrDefault(kind, List.of()).stream()
                .filter(one -> one.when().map(when -> isTrue(when, message)).orElse(true))
                .findFirst();
    }

    static boolean isTrue(XPathExecutable test, XdmNode tree) {
        try {
            XPathSelector selector = test.load();
            selector.setContextItem(tree);
            return selector.effectiveBooleanValue();
        } catch (SaxonApiException failed) {
            return false;
        }
    }

    private static XPathExecutable compile(Folder folder, String test) {
        try {
            return Xslt.processor().newXPathCompiler().compile("boolean(" + test + ")");
        } catch (SaxonApiException broken) {
            throw new BadFolderException(
                    folder.name() + "/connector.yaml", "the test " + test + ": " + broken.getMessage(), broken);
        }
    }
}
