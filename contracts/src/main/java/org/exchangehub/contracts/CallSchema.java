package org.exchangehub.contracts;

import java.util.Objects;
import javax.xml.transform.stream.StreamSource;
import org.xml.sax.SAXException;

/** Validates the calls of the SOAP services and their answers, version 1. Thread-safe. */
public final class CallSchema {

    private static final String FILE = "operations.xsd";

    private final SchemaValidator validator;

    public CallSchema() {
        try {
            var factory = SecureXml.schemas();
            factory.setResourceResolver(new ClassPathResolver());
            validator = new SchemaValidator(factory.newSchema(new StreamSource(
                    Objects.requireNonNull(CallSchema.class.getResourceAsStream("/wsdl/v1/" + FILE)), FILE)));
        } catch (SAXException broken) {
            throw new IllegalStateException("The schema of the SOAP calls does not compile", broken);
        }
    }

    /** @throws RefusedException SCHEMA_INVALID, with line, column and path of each fault */
    public void validate(byte[] call) {
        validator.validate(call);
    }
}
