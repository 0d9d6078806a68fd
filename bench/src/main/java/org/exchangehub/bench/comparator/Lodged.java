package org.exchangehub.bench.comparator;

import java.util.UUID;

/**
 * One row of the table: a declaration that was taken in.
 *
 * @param body the declaration as it came
 */
public record Lodged(UUID id, String lrn, String declarant, byte[] body) {}
