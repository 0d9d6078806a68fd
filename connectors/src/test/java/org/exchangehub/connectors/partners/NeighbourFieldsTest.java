package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a neighbouring administration hears is what its folder lists, whatever the notice holds. */
class NeighbourFieldsTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("no-packs")));
    private static final Catalogue CATALOGUE = Catalogue.of(Catalogue.packaged(), TRANSLATOR);
    private static final Map<String, String> PARAMETERS =
            Map.of("now", "2026-11-24T12:00:00Z", "message-id", "m-1", "control-number", "1");

    /** The paths that the folder's list lets out or in, from below the notice. */
    private static List<String> listed(Connector neighbour, int column) {
        return new String(neighbour.folder().get("codelists/fields.csv"), UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(row -> row[column].equals("x"))
                .map(row -> row[0])
                .toList();
    }

    private static boolean isListed(String path, List<String> fields) {
        return fields.stream().anyMatch(field -> path.equals(field) || path.startsWith(field + "/"));
    }

    /** The paths of all elements with text, from below the given element. */
    private static Stream<String> leaves(XdmNode element, String above) {
        List<XdmNode> inside = new ArrayList<>();
        element.children("*").forEach(inside::add);
        return inside.isEmpty()
                ? Stream.of(above)
                : inside.stream().flatMap(node -> {
                    String name = node.getNodeName().getLocalName();
                    return leaves(node, above.isEmpty() ? name : above + "/" + name);
                });
    }

    private static XdmNode element(byte[] xml, String name) {
        XdmNode root = WireTree.read(xml, Format.XML).children("*").iterator().next();
        return name.isEmpty() ? root : root.children(name).iterator().next();
    }

    /** A notice with every field of a declaration that the samples of Customs know. */
    private static byte[] everything() {
        String declaration = new String(
                        CATALOGUE
                                .get(new PartnerId("customs"))
                                .folder()
                                .get("samples/declaration/everything.canonical.xml"),
                        UTF_8)
                .replaceFirst("<\\?xml[^>]*>\\s*", "");
        return ("<Notice xmlns=\"urn:exchangehub:v1\"><NoticeID>N-1</NoticeID><TypeCode>EXPORT</TypeCode>"
                        + "<OriginatorID>NO-TOLL</OriginatorID><AddresseeID>FI-TULLI</AddresseeID>"
                        + "<Reference><CaseID>0193f1c2-0001-7000-8000-000000000012</CaseID><MRN>26NO5Q7K2M9XA4T8R1</MRN></Reference>"
                        + "<EventDateTime>2026-11-24T11:00:00Z</EventDateTime>" + declaration
                        + "<Content><MediaTypeCode>text/plain</MediaTypeCode><Text>For Customs alone</Text></Content></Notice>")
                .getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finnish-customs", "swedish-customs"})
    void nothingThatIsNotListedLeaves(String partner) {
        Connector neighbour = CATALOGUE.get(new PartnerId(partner));
        byte[] notice = everything();
        CANONICAL.validate(notice);
        byte[] wire = TRANSLATOR
                .fromCanonical(neighbour, Kind.NOTICE, notice, PARAMETERS)
                .wire()
                .bytes();
        List<String> fields = listed(neighbour, 1);
        TreeSet<String> told = leaves(element(wire, "Body"), "").collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        assertThat(told)
                .allSatisfy(path -> assertThat(isListed(path, fields)).as(path).isTrue());

        List<String> held = leaves(element(notice, ""), "").distinct().toList();
        assertThat(told)
                .as("and all that is listed does")
                .containsAll(
                        held.stream().filter(path -> isListed(path, fields)).toList());
        assertThat(held)
                .as("the notice holds what must not leave")
                .contains(
                        "Declaration/InvoiceAmount/Value",
                        "Declaration/GoodsItem/CustomsValueAmount/Value",
                        "Declaration/SupportingDocument/ID",
                        "Reference/CaseID",
                        "Content/Text");
        assertThat(new String(wire, UTF_8))
                .doesNotContain("260000.32", "310000.50", "DOC-24/2026", "0193f1c2", "For Customs alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finnish-customs", "swedish-customs"})
    void eachFieldThatIsNotListedIsRefusedWhereItComesIn(String partner) {
        Connector neighbour = CATALOGUE.get(new PartnerId(partner));
        List<String> fields = listed(neighbour, 2);
        leaves(element(everything(), ""), "")
                .distinct()
                .filter(path -> path.startsWith("Declaration/") && !isListed(path, fields))
                .forEach(path -> {
                    String[] names = path.split("/");
                    StringBuilder body = new StringBuilder();
                    for (String name : names) {
                        body.append('<').append(name).append('>');
                    }
                    body.append('1');
                    for (int i = names.length - 1; i >= 0; i--) {
                        body.append("</").append(names[i]).append('>');
                    }
                    String message = """
                            <CustomsMessage xmlns="urn:exchangehub:neighbour:1"><Head><Number>1</Number><Type>EXPORT</Type>\
                            <From>FI-TULLI</From><To>NO-TOLL</To><Written>2026-11-24T11:00:00Z</Written>\
                            <Happened>2026-11-24T11:00:00Z</Happened></Head><Body>%s</Body></CustomsMessage>""".formatted(body);
                    RefusedException refused = catchThrowableOfType(
                            RefusedException.class,
                            () -> TRANSLATOR.toCanonical(
                                    neighbour, new Wire("application/xml", message.getBytes(UTF_8)), PARAMETERS));
                    assertThat(refused.reason()).as(path).isEqualTo(Reason.RULE_BROKEN);
                    assertThat(refused.faults().getFirst().reason()).contains("does not list the field");
                });
    }
}
