package org.exchangehub.connectors.as4;

import java.util.Optional;

/** One end of an exchange, as it is named in the header of a message. */
public record As4Party(String id, Optional<String> type, String role) {}
