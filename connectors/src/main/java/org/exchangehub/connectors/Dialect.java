package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
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
    record Told(Optional<XsltMap> map, Optional<WireSchema> schema) {}

    private final List<Heard> heard = new ArrayList<>();
    private final Map<Kind, Told> told = new EnumMap<>(Kind.class);

    /** @throws BadFolderException where a map, schema or test does not compile */
    Dialect(Connector connector, Packs packs) {
        Folder folder = connector.folder();
        connector
                .sends()
                .ifPresent(sends -> sends.kinds()
                        .forEach((kind, sent) -> heard.add(new Heard(
                                kind,
                                sent.recognise(),
                                sent.recognise().test().map(test -> compile(folder, test)),
                                sent.map().map(map -> new XsltMap(folder, map)),
                                sent.schema().map(ref -> WireSchema.of(folder, packs, ref, sends.format()))))));
        connector
                .receives()
                .ifPresent(receives -> receives.kinds()
                        .forEach((kind, received) -> told.put(
                                kind,
                                new Told(
                                        received.map().map(map -> new XsltMap(folder, map)),
                                        received.schema()
                                                .map(ref -> WireSchema.of(folder, packs, ref, receives.format()))))));
    }

    List<Heard> heard() {
        return heard;
    }

    Optional<Told> told(Kind kind) {
        return Optional.ofNullable(told.get(kind));
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
