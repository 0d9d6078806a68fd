package org.exchangehub.contracts;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds an included canonical schema beside the one that includes it, and nothing else. */
final class ClassPathResolver implements LSResourceResolver {

    @Override
    public LSInput resolveResource(
            String type, String namespace, @Nullable String publicId, String systemId, @Nullable String base) {
        InputStream stream = Canonical.class.getResourceAsStream(Canonical.resource(systemId));
        if (stream == null) {
            throw new IllegalArgumentException("There is no canonical schema " + systemId);
        }
        try {
            var dom = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            LSInput input = dom.createLSInput();
            input.setByteStream(stream);
            input.setSystemId(systemId);
            return input;
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("The platform has no DOM", missing);
        }
    }
}
