package org.exchangehub.connectors;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Gives schemas what they include, from inside one folder or pack, and nothing from anywhere else. */
final class InsideResolver implements LSResourceResolver {

    private static final String ROOT = "inside:///";

    private final Function<String, Optional<byte[]>> files;

    InsideResolver(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /** The address under which the resolver knows a path. */
    static String address(String path) {
        return ROOT + path.replace(" ", "%20");
    }

    @Override
    public LSInput resolveResource(
            String type,
            @Nullable String namespace,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String base) {
        if (systemId == null) {
            throw new IllegalArgumentException("namespace " + namespace + " is imported without a place to find it");
        }
        URI address =
                base == null ? URI.create(address(systemId)) : URI.create(base).resolve(systemId.replace(" ", "%20"));
        String path = address.getPath() == null ? "" : address.getPath().replaceFirst("^/+", "");
        byte[] content = (address.getScheme() == null || address.getScheme().equals("inside")
                        ? files.apply(path)
                        : Optional.<byte[]>empty())
                .orElseThrow(() -> new IllegalArgumentException("there is no " + systemId + " inside the folder"));
        try {
            LSInput input = ((DOMImplementationLS)
                            DOMImplementationRegistry.newInstance().getDOMImplementation("LS"))
                    .createLSInput();
            input.setByteStream(new ByteArrayInputStream(content));
            input.setSystemId(address.toString());
            input.setBaseURI(address.toString());
            return input;
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
