package org.exchangehub.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaEnumerationFacet;
import org.apache.ws.commons.schema.XmlSchemaFacet;
import org.apache.ws.commons.schema.XmlSchemaFractionDigitsFacet;
import org.apache.ws.commons.schema.XmlSchemaMaxInclusiveFacet;
import org.apache.ws.commons.schema.XmlSchemaMaxLengthFacet;
import org.apache.ws.commons.schema.XmlSchemaMinInclusiveFacet;
import org.apache.ws.commons.schema.XmlSchemaMinLengthFacet;
import org.apache.ws.commons.schema.XmlSchemaPatternFacet;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeRestriction;
import org.apache.ws.commons.schema.XmlSchemaTotalDigitsFacet;
import org.apache.ws.commons.schema.constants.Constants;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A simple type of the canonical schemas as JSON Schema: what its facets allow, carried over. */
final class Facets {

    /** No character that XML can not hold. */
    private static final String TEXT = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$";

    /** No leading, trailing or double spaces. */
    private static final String TOKEN = "^[^\\u0000-\\u0020\\uFFFE\\uFFFF]+( [^\\u0000-\\u0020\\uFFFE\\uFFFF]+)*$";

    private final XmlSchemaSimpleType type;
    private final List<XmlSchemaFacet> facets = new ArrayList<>();
    private final QName base;

    Facets(XmlSchemaSimpleType type, XmlSchemaCollection all) {
        this.type = type;
        QName name = type.getQName();
        while (Canonical.NAMESPACE.equals(name.getNamespaceURI())) {
            var restriction =
                    (XmlSchemaSimpleTypeRestriction) ((XmlSchemaSimpleType) all.getTypeByQName(name)).getContent();
            facets.addAll(restriction.getFacets());
            name = restriction.getBaseTypeName();
        }
        base = name;
    }

    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", base.equals(Constants.XSD_INTEGER) ? "integer" : "string");
        schema.put("description", description());
        if (base.equals(Constants.XSD_DECIMAL)) {
            return schema.put("pattern", decimal());
        }
        if (base.equals(Constants.XSD_STRING)) {
            if (values().isEmpty()) {
                schema.put("pattern", TEXT);
            }
        } else if (base.equals(Constants.XSD_TOKEN)) {
            schema.put("pattern", TOKEN);
        } else if (!base.equals(Constants.XSD_INTEGER)) {
            throw noRule(base.getLocalPart());
        }
        facets.forEach(facet -> carry(facet, schema));
        return schema;
    }

    private void carry(XmlSchemaFacet facet, ObjectNode schema) {
        String value = facet.getValue().toString();
        switch (facet) {
            case XmlSchemaEnumerationFacet one -> schema.withArray("enum").add(value);
            case XmlSchemaPatternFacet pattern -> schema.put("pattern", "^(?:" + value + ")$");
            case XmlSchemaMinLengthFacet min -> schema.put("minLength", Integer.parseInt(value));
            case XmlSchemaMaxLengthFacet max -> schema.put("maxLength", Integer.parseInt(value));
            case XmlSchemaMinInclusiveFacet min -> schema.put("minimum", Long.parseLong(value));
            case XmlSchemaMaxInclusiveFacet max -> schema.put("maximum", Long.parseLong(value));
            default -> throw noRule(facet.getClass().getSimpleName());
        }
    }

    /** Digits without sign or leading zeros; zeros at the end of the fraction count for nothing, as in XML Schema. */
    private String decimal() {
        int total = number(XmlSchemaTotalDigitsFacet.class);
        int fraction = number(XmlSchemaFractionDigitsFacet.class);
        if (number(XmlSchemaMinInclusiveFacet.class) != 0 || facets.size() != 3) {
            throw noRule("such a decimal");
        }
        return "^(?=([0-9]\\.?){1,%d}0*$)(0|[1-9][0-9]{0,%d})(\\.[0-9]{1,%d}0*)?$"
                .formatted(total, total - 1, fraction);
    }

    private int number(Class<? extends XmlSchemaFacet> wanted) {
        return facets.stream()
                .filter(wanted::isInstance)
                .findFirst()
                .map(facet -> Integer.parseInt(facet.getValue().toString()))
                .orElseThrow(() -> noRule("no " + wanted.getSimpleName()));
    }

    private String description() {
        String values = values().stream()
                .map(value -> value.getValue() + ": " + Documentation.of(value))
                .collect(Collectors.joining("; "));
        return Optional.of(values)
                .filter(text -> !text.isEmpty())
                .map(text -> Documentation.of(type) + " " + text + ".")
                .orElseGet(() -> Documentation.of(type));
    }

    private List<XmlSchemaFacet> values() {
        return facets.stream()
                .filter(XmlSchemaEnumerationFacet.class::isInstance)
                .toList();
    }

    private IllegalStateException noRule(String what) {
        return new IllegalStateException("The JSON form has no rule for " + type.getName() + ": " + what);
    }
}
