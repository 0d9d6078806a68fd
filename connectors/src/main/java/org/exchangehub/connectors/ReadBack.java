package org.exchangehub.connectors;

import java.time.Duration;

/**
 * How the partner is asked whether it has a message, where its answer was lost or does not tell.
 *
 * @param after how long after the call it is asked first: the partner must have taken in by then what it got
 */
public record ReadBack(Call call, Duration after) {}
