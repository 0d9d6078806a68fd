package org.exchangehub.routes.delivery;

import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Wire;
import org.exchangehub.routes.record.DeliveryRecord;

/** A delivery claimed by this node, in the form in which it goes out. */
public record Sending(DeliveryRecord delivery, Connector receiver, Wire wire) {}
