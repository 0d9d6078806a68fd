package org.exchangehub.routes.delivery;

import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.exchangehub.connectors.AliveCall;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.SecureXml;
import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;
import org.exchangehub.routes.record.Ids;

/**
 * What goes out by one SOAP call: a delivery, or a call that only asks whether the receiver is there.
 *
 * @param delivered the delivery, where it is one
 * @param frame how it stands in the call, where the receiver's folder says that
 */
record SoapSending(Connector receiver, UUID id, Wire wire, Optional<SoapFrame> frame, Optional<Sending> delivered) {

    private static final String ACTIONS = "urn:exchangehub:v1:receiver:";
    private static final String ROOT = "{root}";

    static SoapSending of(Sending sending) {
        return new SoapSending(
                sending.receiver(), sending.delivery().id(), sending.wire(), sending.frame(), Optional.of(sending));
    }

    static SoapSending of(Connector receiver, AliveCall call) {
        return new SoapSending(receiver, Ids.next(), call.body(), Optional.of(call.frame()), Optional.empty());
    }

    Optional<DeliveryRecord> delivery() {
        return delivered.map(Sending::delivery);
    }

    private Optional<ReceivedKind> how() {
        return delivered.map(Sending::how);
    }

    /** Whether the receiver offers the service of the published receiver WSDL. */
    boolean isStandard() {
        return receiver.receives().orElseThrow().format() == Format.CANONICAL_XML;
    }

    boolean isOneWay() {
        return frame.filter(SoapFrame::oneWay).isPresent();
    }

    /** Whether the receiver says more within the call than that it has the message. */
    boolean isAnswered() {
        return how().map(kind -> !kind.answers().isEmpty()).orElse(true);
    }

    /** Whether the folder may know a fault as a refusal. */
    boolean mayBeRefusedByFault() {
        return how().stream()
                .flatMap(kind -> kind.answers().stream())
                .anyMatch(answer -> answer.kind().equals(Optional.of(Kind.REFUSAL)));
    }

    /** What came of it where the receiver may have it. */
    Outcome lost(String cause) {
        return how().map(kind -> Outcome.lost(kind, cause)).orElseGet(() -> new Outcome.Unavailable(cause));
    }

    /** Its id as WS-Addressing has it. */
    String messageId() {
        return frame.flatMap(SoapFrame::messageId).orElseGet(() -> "urn:uuid:" + id);
    }

    /** Where the call goes. */
    String address(Endpoint endpoint) {
        return endpoint.uri()
                + frame.flatMap(SoapFrame::path)
                        .or(() -> how().flatMap(ReceivedKind::path))
                        .orElse("");
    }

    /** The action of SOAP and of WS-Addressing. */
    Optional<String> action() {
        return frame.map(SoapFrame::action)
                .or(() -> how().flatMap(ReceivedKind::soapAction))
                .map(named -> named.contains(ROOT) ? named.replace(ROOT, root()) : named)
                .or(() -> delivery()
                        .filter(delivery -> isStandard())
                        .map(delivery -> ACTIONS + delivery.kind().root()));
    }

    private String root() {
        try {
            XMLStreamReader reader = SecureXml.reader(wire.bytes());
            reader.nextTag();
            return reader.getLocalName();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("A map of " + receiver.id() + " wrote no XML", broken);
        }
    }
}
