package org.exchangehub.routes.attachment;

import java.time.Duration;

/**
 * What one upload may cost.
 *
 * @param bytes the largest attachment
 * @param patience how long a chunk may take to come
 * @param atOnce how many uploads one node takes at the same time
 */
public record UploadLimits(long bytes, Duration patience, int atOnce) {}
