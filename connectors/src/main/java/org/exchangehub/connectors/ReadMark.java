package org.exchangehub.connectors;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.connectors.permit.HeldRegister;
import org.exchangehub.contracts.SecureXml;

/** Tells by the outbound message alone whether it can change anything at a partner that keeps a register. */
public final class ReadMark {

    private ReadMark() {}

    /**
     * What is wrong with an outbound message: a read that could write, or a write that the partner would take for a read.
     *
     * @param outbound the body of the call; none where it is a GET
     */
    public static Optional<String> fault(HeldRegister register, Call call, Optional<Wire> outbound) {
        boolean marked = register.readRoots().isEmpty()
                ? outbound.isEmpty()
                : outbound.flatMap(body -> root(body.bytes()))
                        .filter(register.readRoots()::contains)
                        .isPresent();
        if (register.reads(call) == marked) {
            return Optional.empty();
        }
        return Optional.of(
                register.reads(call)
                        ? "it reads, and its message has no mark of a read"
                        : "it writes, and its message is marked as a read");
    }

    private static Optional<String> root(byte[] xml) {
        try {
            XMLStreamReader reader = SecureXml.reader(xml);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    return Optional.of("{"
                            + Optional.ofNullable(reader.getNamespaceURI()).orElse("") + "}" + reader.getLocalName());
                }
            }
            return Optional.empty();
        } catch (XMLStreamException broken) {
            return Optional.empty();
        }
    }
}
