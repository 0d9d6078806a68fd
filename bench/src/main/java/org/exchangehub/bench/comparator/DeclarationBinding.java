package org.exchangehub.bench.comparator;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import javax.xml.transform.stream.StreamSource;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.ObjectFactory;

/** Binds a declaration to its class, and takes from it what becomes columns. */
public final class DeclarationBinding {

    private final JAXBContext context;

    DeclarationBinding() {
        try {
            context = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Declaration read(byte[] xml) throws JAXBException {
        return context.createUnmarshaller()
                .unmarshal(new StreamSource(new ByteArrayInputStream(xml)), Declaration.class)
                .getValue();
    }

    static Lodged row(Declaration declaration, byte[] xml) {
        String declarant = declaration.getDeclarant().getIdentifier().getFirst().getID();
        return new Lodged(UUID.randomUUID(), declaration.getLRN(), declarant, xml);
    }
}
