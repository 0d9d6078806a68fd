package org.exchangehub.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchemaAny;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaEnumerationFacet;
import org.apache.ws.commons.schema.XmlSchemaFacet;
import org.apache.ws.commons.schema.XmlSchemaMaxLengthFacet;
import org.apache.ws.commons.schema.XmlSchemaPatternFacet;
import org.apache.ws.commons.schema.XmlSchemaSequence;
import org.apache.ws.commons.schema.XmlSchemaSequenceMember;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeRestriction;
import org.apache.ws.commons.schema.constants.Constants;

/** Makes random canonical messages from the canonical schemas, in all the spellings of a value that XML Schema allows. */
final class RandomMessage {

    private static final Map<String, List<String>> OF_PATTERN = Map.of(
            "PartnerID", List.of("customs", "food-safety-animals", "a", "x1-2-z"),
            "MRN", List.of("26NO12345678901234", "00XIABCDEFGHIJKLMN"),
            "CountryCode", List.of("NO", "XI"),
            "CurrencyCode", List.of("NOK", "EUR"),
            "CommodityCode", List.of("030214", "03021400", "0302140010"),
            "UnitCode", List.of("KGM", "H87", "ASVX", "GR"),
            "SignedDecimal", List.of("0", "-12.5", "100"),
            "Code50", List.of("SCHEMA_INVALID", "X", "A1_B"));
    private static final Map<QName, List<String>> OF_BUILT_IN = Map.of(
            Constants.XSD_BOOLEAN, List.of("true", "false", "0", "1", " true "),
            Constants.XSD_DATE, List.of("2026-11-23", "2024-02-29", "2026-11-23Z", "2026-11-23+01:00"),
            Constants.XSD_DATETIME,
                    List.of(
                            "2026-11-23T08:00:00+01:00",
                            "2026-11-23T08:00:00Z",
                            "2026-11-23T23:59:59.123456-14:00",
                            "2026-11-23T08:00:00",
                            " 2026-11-23T08:00:00.5Z\n"));
    private static final List<String> DECIMALS = List.of(
            "0", "0.5", "1200.500", "+7", "007.1", ".25", "3.", "1.50000000", "1234567890.123456", "9999999999999999");
    private static final String LETTERS = "abcXYZ019 &<>\"'\u00e6\u00f8\u00e5/.-";

    private final Random random;
    private final XmlSchemaCollection all = JsonShape.schemas();
    private final List<XmlSchemaElement> roots = new ArrayList<>();
    private final StringBuilder xml = new StringBuilder();

    RandomMessage(long seed) {
        random = new Random(seed);
        for (var schema : all.getXmlSchemas()) {
            if (Canonical.NAMESPACE.equals(schema.getTargetNamespace())) {
                roots.addAll(schema.getElements().values());
            }
        }
    }

    byte[] xml() {
        xml.setLength(0);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        element(roots.get(random.nextInt(roots.size())), " xmlns=\"" + Canonical.NAMESPACE + "\"", 0);
        return xml.toString().getBytes(UTF_8);
    }

    private void element(XmlSchemaElement element, String attribute, int depth) {
        xml.append('<').append(element.getName()).append(attribute).append('>');
        if (all.getTypeByQName(element.getSchemaTypeName()) instanceof XmlSchemaComplexType complex) {
            children(complex, depth + 1);
        } else {
            String value = value(element.getSchemaTypeName());
            xml.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        xml.append("</").append(element.getName()).append('>');
    }

    private void children(XmlSchemaComplexType type, int depth) {
        for (XmlSchemaSequenceMember member :
                ((XmlSchemaSequence) Objects.requireNonNull(type.getParticle())).getItems()) {
            if (member instanceof XmlSchemaAny) {
                var small = roots.stream()
                        .filter(root -> depth < 6 || root.getName().equals("FeedAcknowledgement"))
                        .toList();
                element(small.get(random.nextInt(small.size())), "", depth + 2);
            } else if (member instanceof XmlSchemaElement child) {
                XmlSchemaElement target = child.getRef().getTarget();
                for (int i = times(child, depth); i > 0; i--) {
                    element(target == null ? child : target, "", depth);
                }
            }
        }
    }

    private int times(XmlSchemaElement child, int depth) {
        long most = Math.min(child.getMaxOccurs(), child.getMinOccurs() + (depth > 4 ? 0 : 2));
        return (int) (child.getMinOccurs() + random.nextInt((int) (most - child.getMinOccurs()) + 1));
    }

    private String value(QName name) {
        if (OF_BUILT_IN.containsKey(name)) {
            return one(OF_BUILT_IN.get(name));
        }
        var type = (XmlSchemaSimpleType) all.getTypeByQName(name);
        var restriction = (XmlSchemaSimpleTypeRestriction) type.getContent();
        List<XmlSchemaFacet> facets = restriction.getFacets();
        if (facets.stream().anyMatch(XmlSchemaPatternFacet.class::isInstance)) {
            return spaced(
                    one(Objects.requireNonNull(OF_PATTERN.get(type.getName()), "no example of " + type.getName())));
        }
        if (facets.get(0) instanceof XmlSchemaEnumerationFacet) {
            return facets.get(random.nextInt(facets.size())).getValue().toString();
        }
        if (restriction.getBaseTypeName().equals(Constants.XSD_DECIMAL)) {
            return one(DECIMALS);
        }
        if (restriction.getBaseTypeName().equals(Constants.XSD_INTEGER)) {
            return spaced(one(List.of("1", "42", "99999", "+7", "007")));
        }
        int most = facets.stream()
                .filter(XmlSchemaMaxLengthFacet.class::isInstance)
                .mapToInt(facet -> Integer.parseInt(facet.getValue().toString()))
                .findFirst()
                .orElseThrow();
        boolean isText = restriction.getBaseTypeName().equals(Constants.XSD_STRING);
        return isText ? letters(random.nextInt(5) == 0 ? most : random.nextInt(20), true) : token(most);
    }

    private String token(int most) {
        int length = random.nextInt(5) == 0 ? most : 1 + random.nextInt(12);
        String letters = letters(length, false).replace(' ', '_');
        return length > 4 ? letters.substring(0, 2) + one(List.of(" ", " ", "  \n")) + letters.substring(3) : letters;
    }

    private String letters(int length, boolean isText) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(isText && random.nextInt(30) == 0 ? '\n' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private String spaced(String value) {
        return random.nextInt(10) == 0 ? " \n" + value + "\t" : value;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
