package org.exchangehub.routes.delivery;

import org.exchangehub.routes.outcome.Outcome;
import org.exchangehub.routes.record.DeliveryRecord;

/** What came of a delivery. */
public record Sent(DeliveryRecord delivery, Outcome outcome) {}
