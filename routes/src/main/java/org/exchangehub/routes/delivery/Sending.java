package org.exchangehub.routes.delivery;

import java.util.Objects;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.ReceivedKind;
import org.exchangehub.connectors.Wire;
import org.exchangehub.routes.record.DeliveryRecord;

/** A delivery claimed by this node, in the form in which it goes out. */
public record Sending(DeliveryRecord delivery, Connector receiver, Wire wire) {

    /** How the receiver's folder says that this kind reaches it. */
    ReceivedKind how() {
        return Objects.requireNonNull(receiver.receives().orElseThrow().kinds().get(delivery.kind()));
    }
}
