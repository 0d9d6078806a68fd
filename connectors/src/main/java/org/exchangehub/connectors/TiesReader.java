package org.exchangehub.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.notice.Tie;
import org.exchangehub.connectors.notice.Ties;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.LinkKindCode;
import tools.jackson.databind.JsonNode;

/** Reads the part {@code ties} of a folder's {@code rules/states.yaml}: by what the movements of a network are tied together. */
final class TiesReader {

    private record Row(LinkKindCode kind, Tie.By by, XPathExecutable value) {}

    /** What is said apart, always by MRN. */
    private record Apart(LinkKindCode kind, XPathExecutable added, XPathExecutable taken) {}

    private final YamlFile file;
    private final XPathExecutable said;
    private final Optional<XPathExecutable> document;
    private final Optional<XPathExecutable> ended;
    private final List<Row> rows = new ArrayList<>();
    private final List<Apart> apart = new ArrayList<>();

    private TiesReader(YamlFile file, JsonNode yaml) {
        this.file = file;
        this.said = compile(yaml, "said", "/ties");
        this.document = yaml.has("document") ? Optional.of(compile(yaml, "document", "/ties")) : Optional.empty();
        for (JsonNode row : yaml.get("names")) {
            rows.add(new Row(
                    LinkKindCode.fromValue(row.get("kind").asString()),
                    Tie.By.valueOf(row.get("by").asString().toUpperCase(Locale.ROOT)),
                    compile(row, "value", "/ties/names/" + rows.size())));
        }
        JsonNode single = yaml.path("apart");
        this.ended = single.isMissingNode() ? Optional.empty() : Optional.of(compile(single, "ended", "/ties/apart"));
        for (JsonNode row : single.path("links")) {
            String pointer = "/ties/apart/links/" + apart.size();
            LinkKindCode kind = LinkKindCode.fromValue(row.get("kind").asString());
            if (rows.stream().anyMatch(one -> one.kind() == kind && one.by() == Tie.By.MRN)) {
                throw file.fault(
                        pointer + "/kind",
                        "links of this kind by MRN stand under names: which one is meant can not be told");
            }
            apart.add(new Apart(kind, compile(row, "added", pointer), compile(row, "taken", pointer)));
        }
    }

    /** From a canonical notice what it says of ties; nothing where it says nothing of them, or where there are no such rules. */
    static Function<byte[], Optional<Ties>> read(YamlFile file) {
        JsonNode yaml = file.tree().get("ties");
        return yaml == null ? canonical -> Optional.empty() : new TiesReader(file, yaml)::of;
    }

    private Optional<Ties> of(byte[] canonical) {
        XdmNode notice = Xslt.tree(canonical);
        try {
            return load(said, notice).effectiveBooleanValue() ? Optional.of(all(notice)) : single(notice);
        } catch (SaxonApiException unfit) {
            // What it holds is not what the rules ask; what was said before stays.
            return Optional.empty();
        }
    }

    private Ties all(XdmNode notice) throws SaxonApiException {
        List<Tie> names = new ArrayList<>();
        for (Row row : rows) {
            texts(row.value(), notice).forEach(value -> names.add(new Tie(row.kind(), row.by(), value)));
        }
        boolean over = ended.isPresent() && load(ended.get(), notice).effectiveBooleanValue();
        return new Ties.All(
                document.isPresent() ? texts(document.get(), notice).stream().findFirst() : Optional.empty(),
                names,
                over ? Set.of() : apart.stream().map(Apart::kind).collect(Collectors.toUnmodifiableSet()));
    }

    private Optional<Ties> single(XdmNode notice) throws SaxonApiException {
        List<Tie> added = new ArrayList<>();
        List<Tie> taken = new ArrayList<>();
        for (Apart row : apart) {
            texts(row.added(), notice).forEach(mrn -> added.add(new Tie(row.kind(), Tie.By.MRN, mrn)));
            texts(row.taken(), notice).forEach(mrn -> taken.add(new Tie(row.kind(), Tie.By.MRN, mrn)));
        }
        return added.isEmpty() && taken.isEmpty() ? Optional.empty() : Optional.of(new Ties.Apart(added, taken));
    }

    private static List<String> texts(XPathExecutable xpath, XdmNode notice) throws SaxonApiException {
        List<String> texts = new ArrayList<>();
        for (XdmItem item : load(xpath, notice)) {
            texts.add(item.getStringValue());
        }
        return texts;
    }

    private static XPathSelector load(XPathExecutable xpath, XdmNode notice) throws SaxonApiException {
        XPathSelector selector = xpath.load();
        selector.setContextItem(notice);
        return selector;
    }

    private XPathExecutable compile(JsonNode yaml, String member, String pointer) {
        XPathCompiler compiler = Xslt.processor().newXPathCompiler();
        compiler.declareNamespace("", Canonical.NAMESPACE);
        try {
            return compiler.compile("/*/(" + yaml.get(member).asString() + ")");
        } catch (SaxonApiException broken) {
            throw file.fault(pointer + "/" + member, String.valueOf(broken.getMessage()));
        }
    }
}
