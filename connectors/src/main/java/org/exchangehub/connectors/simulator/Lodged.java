package org.exchangehub.connectors.simulator;

import org.exchangehub.connectors.PartnerId;

/**
 * A declaration that a simulated Customs system has lodged.
 *
 * @param channel rest, soap or queue
 */
public record Lodged(PartnerId customs, String lrn, String title, String channel) {}
