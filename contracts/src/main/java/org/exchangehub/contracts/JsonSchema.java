package org.exchangehub.contracts;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import org.apache.ws.commons.schema.XmlSchema;
import org.apache.ws.commons.schema.XmlSchemaAny;
import org.apache.ws.commons.schema.XmlSchemaCollection;
import org.apache.ws.commons.schema.XmlSchemaComplexType;
import org.apache.ws.commons.schema.XmlSchemaElement;
import org.apache.ws.commons.schema.XmlSchemaSequence;
import org.apache.ws.commons.schema.XmlSchemaSequenceMember;
import org.apache.ws.commons.schema.XmlSchemaSimpleType;
import org.apache.ws.commons.schema.XmlSchemaType;
import org.apache.ws.commons.schema.constants.Constants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of the JSON form, made from the canonical schemas by the rule of {@link JsonForm}. What it
 * accepts the hub accepts; beyond it the hub also takes other spellings of a value, such as spaces around a code.
 */
public final class JsonSchema {

    /** Ends the name of the definition of a whole document: one object whose one member names the kind. */
    public static final String DOCUMENT = "Document";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final XmlSchemaCollection all = JsonShape.schemas();
    private final Map<String, XmlSchemaType> types = new TreeMap<>();
    private final Map<String, XmlSchemaElement> roots = new TreeMap<>();
    private final String version;

    public JsonSchema() {
        Set<String> versions = new TreeSet<>();
        for (XmlSchema schema : all.getXmlSchemas()) {
            if (Canonical.NAMESPACE.equals(schema.getTargetNamespace())) {
                schema.getSchemaTypes().forEach((name, type) -> types.put(name.getLocalPart(), type));
                schema.getElements().forEach((name, element) -> roots.put(name.getLocalPart(), element));
                versions.add(schema.getVersion());
            }
        }
        if (versions.size() != 1) {
            throw new IllegalStateException("The canonical schemas have one version, not " + versions);
        }
        version = versions.iterator().next();
    }

    /** The version of the canonical schemas, for example {@code 1.0}. */
    public String version() {
        return version;
    }

    /** The whole schema, as it is published. */
    public byte[] json() {
        ObjectNode document = JSON.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", "urn:exchangehub:json-schema:" + version);
        document.put("title", "Messages of the exchange hub in their JSON form, version " + version);
        anyMessage(document);
        document.set("$defs", definitions("#/$defs/"));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }

    /**
     * A definition for each type, and one named {@code <Root>Document} for each message as a whole.
     *
     * @param at where the definitions will stand, for example {@code #/components/schemas/}
     */
    public ObjectNode definitions(String at) {
        ObjectNode definitions = JSON.objectNode();
        types.forEach((name, type) -> definitions.set(name, definition(type, at)));
        BuiltIn.ALL.forEach(
                builtIn -> add(definitions, builtIn.name(), builtIn.definition().deepCopy()));
        roots.forEach((name, root) -> add(definitions, name + DOCUMENT, document(root, at)));
        return definitions;
    }

    private static void add(ObjectNode definitions, String name, ObjectNode definition) {
        if (definitions.has(name)) {
            throw new IllegalStateException("A canonical type is called " + name + ": that name is taken");
        }
        definitions.set(name, definition);
    }

    private ObjectNode definition(XmlSchemaType type, String at) {
        return type instanceof XmlSchemaComplexType complex
                ? complex(complex, at)
                : new Facets((XmlSchemaSimpleType) type, all).schema();
    }

    private ObjectNode complex(XmlSchemaComplexType type, String at) {
        ObjectNode object = object(Documentation.of(type));
        ObjectNode properties = object.putObject("properties");
        for (XmlSchemaSequenceMember member :
                ((XmlSchemaSequence) Objects.requireNonNull(type.getParticle())).getItems()) {
            if (member instanceof XmlSchemaAny) {
                roots.values().forEach(root -> properties.set(JsonShape.member(root.getName()), of(root, at)));
                exactlyOne(object);
            } else {
                child((XmlSchemaElement) member, object, properties, at);
            }
        }
        return object;
    }

    private void child(XmlSchemaElement declared, ObjectNode parent, ObjectNode properties, String at) {
        XmlSchemaElement target = declared.getRef().getTarget();
        XmlSchemaElement element = target == null ? declared : target;
        String member = JsonShape.member(Objects.requireNonNull(element.getName()));
        if (declared.getMinOccurs() > 0) {
            parent.withArray("required").add(member);
        }
        properties.set(member, declared.getMaxOccurs() > 1 ? array(declared, element, at) : of(element, at));
    }

    private static ObjectNode array(XmlSchemaElement declared, XmlSchemaElement element, String at) {
        ObjectNode array = JSON.objectNode().put("type", "array");
        if (declared.getMinOccurs() > 0) {
            array.put("minItems", declared.getMinOccurs());
        }
        if (declared.getMaxOccurs() < Long.MAX_VALUE) {
            array.put("maxItems", declared.getMaxOccurs());
        }
        array.set("items", of(element, at));
        return array;
    }

    private static ObjectNode of(XmlSchemaElement element, String at) {
        QName type = element.getSchemaTypeName();
        boolean builtIn = Constants.URI_2001_SCHEMA_XSD.equals(type.getNamespaceURI());
        String name = builtIn ? BuiltIn.of(type).name() : type.getLocalPart();
        return JSON.objectNode().put("$ref", at + name).put("description", Documentation.of(element));
    }

    private static ObjectNode document(XmlSchemaElement root, String at) {
        ObjectNode document = object(Documentation.of(root));
        String member = JsonShape.member(root.getName());
        document.putArray("required").add(member);
        document.putObject("properties").set(member, of(root, at));
        return document;
    }

    private void anyMessage(ObjectNode document) {
        ObjectNode object = object("One object whose one member names the kind of message.");
        ObjectNode properties = object.putObject("properties");
        roots.values().forEach(root -> properties.set(JsonShape.member(root.getName()), of(root, "#/$defs/")));
        exactlyOne(object);
        document.setAll(object);
    }

    private static ObjectNode object(String description) {
        return JSON.objectNode()
                .put("type", "object")
                .put("description", description)
                .put("additionalProperties", false);
    }

    private static void exactlyOne(ObjectNode object) {
        object.put("minProperties", 1).put("maxProperties", 1);
    }
}
