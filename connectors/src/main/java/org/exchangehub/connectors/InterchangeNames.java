package org.exchangehub.connectors;

/**
 * By which names the two sides go in the head of an interchange (UNB).
 *
 * @param partner what the partner calls itself
 * @param hub what the partner calls the hub
 */
public record InterchangeNames(String partner, String hub) {}
