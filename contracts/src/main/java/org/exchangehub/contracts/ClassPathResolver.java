package org.exchangehub.contracts;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds an included canonical schema by its file name, and nothing else. */
final class ClassPathResolver implements LSResourceResolver {

    @Override
    public LSInput resolveResource(
            String type, String namespace, @Nullable String publicId, String systemId, @Nullable String base) {
        String file = systemId.substring(systemId.lastIndexOf('/') + 1);
        InputStream stream = Canonical.class.getResourceAsStream(Canonical.resource(file));
        if (stream == null) {
            throw new IllegalArgumentException("There is no canonical schema " + systemId);
        }
        try {
            var dom = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            LSInput input = dom.createLSInput();
            input.setByteStream(stream);
            input.setSystemId(file);
            return input;
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("The platform has no DOM", missing);
        }
    }
}
