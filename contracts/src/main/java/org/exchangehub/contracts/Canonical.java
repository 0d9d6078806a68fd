package org.exchangehub.contracts;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.exchangehub.contracts.v1.ObjectFactory;
import org.xml.sax.SAXException;

/** The canonical form, version 1: validates it, and turns it into its typed view and back. Thread-safe. */
public final class Canonical {

    /** The namespace of all canonical messages. */
    public static final String NAMESPACE = "urn:exchangehub:v1";

    /** The schema that includes all others. */
    static final String ALL = "hub.xsd";

    private final SchemaValidator validator;
    private final Pool<Unmarshaller> unmarshallers;
    private final Pool<Marshaller> marshallers;

    public Canonical() {
        validator = new SchemaValidator(compile());
        try {
            JAXBContext context = JAXBContext.newInstance(ObjectFactory.class);
            unmarshallers = new Pool<>(() -> made(() -> strict(context)));
            marshallers = new Pool<>(() -> made(context::createMarshaller));
        } catch (JAXBException broken) {
            throw new IllegalStateException("The generated classes can not be bound", broken);
        }
    }

    /**
     * Validates a document by the canonical schemas.
     *
     * @throws RefusedException MALFORMED, HOSTILE_DOCUMENT or SCHEMA_INVALID, with line, column and path of each fault
     */
    public void validate(byte[] xml) {
        validator.validate(xml);
    }

    /** The validator of the canonical schemas, for those who have the document in another form. */
    SchemaValidator validator() {
        return validator;
    }

    /**
     * The typed view of a document that is known to be valid.
     *
     * @throws RefusedException SCHEMA_INVALID where it holds what the schemas allow and the typed view can not hold, such as a
     *     time of a trillionth of a second: it would else be missing in silence
     */
    public <T> T read(byte[] xml, Class<T> type) {
        try {
            XMLStreamReader reader = SecureXml.reader(xml);
            Object read = unmarshallers.use(unmarshaller -> unmarshal(unmarshaller, reader));
            return type.cast(read instanceof JAXBElement<?> element ? element.getValue() : read);
        } catch (XMLStreamException malformed) {
            throw new RefusedException(Reason.MALFORMED, List.of(SchemaValidator.fault(malformed)), malformed);
        }
    }

    /** JAXB by itself goes on after a value that it can not read, and leaves it out. */
    private static Unmarshaller strict(JAXBContext context) throws JAXBException {
        Unmarshaller unmarshaller = context.createUnmarshaller();
        unmarshaller.setEventHandler(event -> false);
        return unmarshaller;
    }

    private static Object unmarshal(Unmarshaller unmarshaller, XMLStreamReader reader) {
        try {
            return unmarshaller.unmarshal(reader);
        } catch (JAXBException beyond) {
            Fault fault = new Fault(SchemaValidator.at(reader.getLocation()), "The hub can not hold this value");
            throw new RefusedException(Reason.SCHEMA_INVALID, List.of(fault), beyond);
        }
    }

    /** The canonical XML of a message: UTF-8, no indentation, the same bytes for the same message. */
    public byte[] write(Object payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        JAXBElement<?> root = root(payload);
        marshallers.use(marshaller -> bound(() -> {
            marshaller.marshal(root, out);
            return out;
        }));
        return out.toByteArray();
    }

    /** Every message is named like its type. */
    @SuppressWarnings("unchecked")
    private static <T> JAXBElement<T> root(T payload) {
        Class<T> type = (Class<T>) payload.getClass();
        return new JAXBElement<>(new QName(NAMESPACE, type.getSimpleName()), type, payload);
    }

    private static Schema compile() {
        try {
            var factory = SecureXml.schemas();
            factory.setResourceResolver(new ClassPathResolver());
            return factory.newSchema(
                    new StreamSource(Objects.requireNonNull(Canonical.class.getResourceAsStream(resource(ALL))), ALL));
        } catch (SAXException broken) {
            throw new IllegalStateException("The canonical schemas do not compile", broken);
        }
    }

    static String resource(String file) {
        return "/xsd/v1/" + file;
    }

    /** Something of JAXB that may fail. */
    private interface Binding<T> {
        T run() throws JAXBException;
    }

    private static <T> T made(Binding<T> binding) {
        return bound(binding);
    }

    private static <T> T bound(Binding<T> binding) {
        try {
            return binding.run();
        } catch (JAXBException broken) {
            throw new IllegalStateException("A valid document could not be bound", broken);
        }
    }
}
