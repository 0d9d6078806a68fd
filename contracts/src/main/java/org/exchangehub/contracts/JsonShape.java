package org.exchangehub.contracts;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaAny;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaSequence;
import org.apache.ws.commons.schema.XmlSchemaSequenceMember;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaSimpleTypeRestriction;
import org.apache.ws.commons.schema.XmlSchemaType;
import org.apache.ws.commons.schema.constants.Constants;
import org.xml.sax.InputSource;

/** The shape of the JSON form, read off the canonical schemas by one rule. */
final class JsonShape {

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+");

    /** How the text of an element stands in JSON. */
    enum Scalar {
        STRING,
        DECIMAL,
        INTEGER,
        BOOLEAN
    }

    /** One element: a scalar, a list of children, or (with neither) any one canonical message. */
    record Element(String name, String member, boolean repeats, Optional<Scalar> scalar, List<Element> children) {

        boolean isAny() {
            return scalar.isEmpty() && children.isEmpty();
        }
    }

    private final Map<String, Element> rootsByMember = new LinkedHashMap<>();
    private final Map<String, Element> rootsByName = new HashMap<>();
    private final Map<QName, List<Element>> types = new HashMap<>();

    JsonShape() {
        XmlSchemaCollection collection = schemas();
        for (XmlSchema schema : collection.getXmlSchemas()) {
            if (Canonical.NAMESPACE.equals(schema.getTargetNamespace())) {
                schema.getElements().values().forEach(element -> add(element(element, collection)));
            }
        }
    }

    /** The canonical schemas as a tree to walk. */
    static XmlSchemaCollection schemas() {
        XmlSchemaCollection collection = new XmlSchemaCollection();
        collection.setSchemaResolver((namespace, location, base) -> new InputSource(reader(location)));
        collection.read(new InputSource(reader(Canonical.ALL)));
        return collection;
    }

    Optional<Element> rootByMember(String member) {
        return Optional.ofNullable(rootsByMember.get(member));
    }

    Optional<Element> rootByName(String name) {
        return Optional.ofNullable(rootsByName.get(name));
    }

    private void add(Element root) {
        rootsByMember.put(root.member, root);
        rootsByName.put(root.name, root);
    }

    private Element element(XmlSchemaElement declared, XmlSchemaCollection all) {
        XmlSchemaElement element = declared.getRef().getTarget() == null
                ? declared
                : Objects.requireNonNull(declared.getRef().getTarget());
        String name = Objects.requireNonNull(element.getName());
        boolean repeats = declared.getMaxOccurs() > 1;
        QName typeName = element.getSchemaTypeName();
        XmlSchemaType type = all.getTypeByQName(typeName);
        if (type instanceof XmlSchemaComplexType complex) {
            return new Element(name, member(name), repeats, Optional.empty(), children(typeName, complex, all));
        }
        return new Element(name, member(name), repeats, Optional.of(scalar(typeName, all)), List.of());
    }

    private List<Element> children(QName typeName, XmlSchemaComplexType type, XmlSchemaCollection all) {
        List<Element> known = types.get(typeName);
        if (known != null) {
            return known;
        }
        List<Element> children = new ArrayList<>();
        types.put(typeName, children);
        for (XmlSchemaSequenceMember member :
                ((XmlSchemaSequence) Objects.requireNonNull(type.getParticle())).getItems()) {
            if (member instanceof XmlSchemaElement child) {
                children.add(element(child, all));
            } else if (!(member instanceof XmlSchemaAny)) {
                throw new IllegalStateException(typeName + " breaks the rule that makes the JSON form: " + member);
            }
        }
        return children;
    }

    private static Scalar scalar(QName typeName, XmlSchemaCollection all) {
        if (typeName.equals(Constants.XSD_BOOLEAN)) {
            return Scalar.BOOLEAN;
        }
        if (typeName.equals(Constants.XSD_DECIMAL)) {
            return Scalar.DECIMAL;
        }
        if (typeName.equals(Constants.XSD_INTEGER)) {
            return Scalar.INTEGER;
        }
        return all.getTypeByQName(typeName) instanceof XmlSchemaSimpleType simple
                        && simple.getContent() instanceof XmlSchemaSimpleTypeRestriction restriction
                        && restriction.getBaseTypeName() != null
                        && !typeName.getNamespaceURI().equals(Constants.URI_2001_SCHEMA_XSD)
                ? scalar(restriction.getBaseTypeName(), all)
                : Scalar.STRING;
    }

    /** Lower camel case, each abbreviation a word of its own: MessageID is messageId, LRN is lrn. */
    static String member(String name) {
        StringBuilder member = new StringBuilder();
        Matcher words = WORD.matcher(name);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            member.append(member.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return member.toString();
    }

    private static InputStreamReader reader(String file) {
        return new InputStreamReader(
                Objects.requireNonNull(JsonShape.class.getResourceAsStream(Canonical.resource(file))),
                StandardCharsets.UTF_8);
    }
}
