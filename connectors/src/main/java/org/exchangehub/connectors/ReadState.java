package org.exchangehub.connectors;

import java.util.Optional;

/** What a partner says when it is asked whether it has a message. */
public sealed interface ReadState {

    /**
     * It has it.
     *
     * @param receipt its own words
     * @param answer what it would have said within the call
     */
    record Arrived(String receipt, Optional<Wire> answer) implements ReadState {}

    /** It says that it has it not. */
    record Absent() implements ReadState {}

    /** It can not tell now. */
    record Failed(String reason) implements ReadState {}
}
