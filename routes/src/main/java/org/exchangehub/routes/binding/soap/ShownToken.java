package org.exchangehub.routes.binding.soap;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Element;

/** User and password in plain text, as a UsernameToken of WS-Security 1.0 shows them. */
record ShownToken(String user, String password) {

    private static final String WSSE = EnvelopeReader.SECURITY.getNamespaceURI();
    private static final String PLAIN = "#PasswordText";

    /** That of a message with one security header, which holds one token and no signature. */
    static Optional<ShownToken> of(Envelope envelope) {
        if (envelope.security().size() != 1) {
            return Optional.empty();
        }
        try {
            String header = Excerpt.of(envelope.document(), envelope.security().getFirst())
                    .text();
            Element security = StaxUtils.read(new StringReader(header)).getDocumentElement();
            List<Element> inside = DOMUtils.getChildrenWithName(security, WSSE, "UsernameToken");
            boolean isSigned =
                    DOMUtils.getFirstChildWithName(security, "http://www.w3.org/2000/09/xmldsig#", "Signature") != null;
            return inside.size() == 1 && !isSigned ? read(inside.getFirst()) : Optional.empty();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("It was read before", broken);
        }
    }

    private static Optional<ShownToken> read(Element token) {
        Element user = DOMUtils.getFirstChildWithName(token, WSSE, "Username");
        Element password = DOMUtils.getFirstChildWithName(token, WSSE, "Password");
        if (user == null || password == null) {
            return Optional.empty();
        }
        String type = password.getAttribute("Type");
        return type.isEmpty() || type.endsWith(PLAIN)
                ? Optional.of(new ShownToken(user.getTextContent(), password.getTextContent()))
                : Optional.empty();
    }

    /** Nobody reads the password in a log. */
    @Override
    public String toString() {
        return "ShownToken of " + user;
    }
}
