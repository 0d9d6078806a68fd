package org.exchangehub.connectors;

import java.util.Set;

/**
 * How a network that is polled is asked how far it has come with what was sent to it.
 *
 * @param states of a movement in which the network is asked about it
 * @param call with the number of the network's last notice about the movement
 */
public record Track(Set<String> states, Call call) {}
