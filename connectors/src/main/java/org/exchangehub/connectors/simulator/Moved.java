package org.exchangehub.connectors.simulator;

import org.exchangehub.connectors.PartnerId;

/**
 * One thing that was said in the course of a movement.
 *
 * @param teller whose it is to tell
 * @param with whom it was said to, or who said it
 * @param sent whether the teller said it, else it was told
 */
public record Moved(PartnerId teller, String with, boolean sent, String text) {}
