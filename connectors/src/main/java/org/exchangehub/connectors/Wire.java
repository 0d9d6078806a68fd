package org.exchangehub.connectors;

/**
 * A message as it stands on the wire.
 *
 * @param mediaType its content type without parameters, for example {@code application/json}
 * @param bytes the body, not to be changed by anyone
 */
@SuppressWarnings("ArrayRecordComponent")
public record Wire(String mediaType, byte[] bytes) {}
