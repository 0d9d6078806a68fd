package org.exchangehub.connectors.kit;

import java.util.Optional;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;

/** One sample of a folder, under {@code samples/<kind>/}. */
public sealed interface Sample {

    Kind kind();

    /** Its files' common beginning inside the folder, for example {@code samples/referral/cattle}. */
    String path();

    /**
     * Both forms of a message that is accepted.
     *
     * @param wire the partner's form; absent where that is the canonical XML itself
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Accepted(Kind kind, String path, byte[] canonical, Optional<Wire> wire) implements Sample {}

    /**
     * A message that is refused: of a kind that the partner sends the wire form, of one that it receives a canonical
     * document.
     *
     * @param code the reason that is expected
     * @param position of the fault, whole or without the line before its path
     */
    record Refused(Kind kind, String path, Wire document, String code, String position) implements Sample {}
}
