package org.exchangehub.routes.delivery;

import java.util.Objects;
import java.util.Optional;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.connectors.SoapFrame;
import org.exchangehub.connectors.Wire;
import org.exchangehub.routes.record.DeliveryRecord;

/**
 * A delivery claimed by this node, in the form in which it goes out.
 *
 * @param frame how it stands in its SOAP call, where the receiver's folder says that
 */
public record Sending(DeliveryRecord delivery, Connector receiver, Wire wire, Optional<SoapFrame> frame) {

    /** One whose folder says nothing of the call. */
    public Sending(DeliveryRecord delivery, Connector receiver, Wire wire) {
        this(delivery, receiver, wire, Optional.empty());
    }

    /** How the receiver's folder says that this kind reaches it. */
    ReceivedKind how() {
        return Objects.requireNonNull(receiver.receives().orElseThrow().kinds().get(delivery.kind()));
    }
}
