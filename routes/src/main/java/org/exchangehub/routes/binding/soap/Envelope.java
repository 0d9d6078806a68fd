package org.exchangehub.routes.binding.soap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.exchangehub.connectors.SoapVersion;

/**
 * A SOAP message as it was sent.
 *
 * @param messageId WS-Addressing MessageID
 * @param relatesTo WS-Addressing RelatesTo
 * @param action WS-Addressing Action
 * @param security its headers of WS-Security
 * @param mustUnderstand the headers that its sender wants to be understood
 * @param call the one element in its body
 * @param members the elements in the call; none of a message that is no call of the hub's
 */
record Envelope(
        SoapVersion version,
        String document,
        Optional<String> messageId,
        Optional<String> relatesTo,
        Optional<String> action,
        List<Span> security,
        Set<QName> mustUnderstand,
        Span call,
        List<Member> members) {

    /** One element in the call; text is empty where it holds elements. */
    record Member(Span span, String text) {

        boolean isNamed(String localName) {
            return span.name().getLocalPart().equals(localName)
                    && org.exchangehub.contracts.Canonical.NAMESPACE.equals(
                            span.name().getNamespaceURI());
        }
    }

    boolean secured() {
        return !security.isEmpty();
    }

    /** The text of a member of the call, if it is there. */
    Optional<String> text(String localName) {
        return members.stream()
                .filter(member -> member.isNamed(localName))
                .map(member -> member.text().strip())
                .findFirst();
    }

    /** The first member that is not the one of this name: the message that the call brings. */
    Optional<Span> message(Optional<String> besides) {
        return members.stream()
                .filter(member -> besides.filter(member::isNamed).isEmpty())
                .map(Member::span)
                .findFirst();
    }
}
