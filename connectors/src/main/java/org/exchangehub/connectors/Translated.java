package org.exchangehub.connectors;

import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Kind;

/**
 * A wire message in canonical form, valid by the canonical schema.
 *
 * @param kind what it is
 * @param canonical the canonical XML, UTF-8
 * @param payload its typed view, of the class {@link Kind#type()}
 * @param header what an envelope around it said, where there was one
 * @param mapHash SHA-256 (hex) of the map that made it, where the sender's format is its own
 * @param version of the sender's contract that it was read by, where the sender speaks several
 * @param warnings what is not as it should be and is taken in all the same
 */
@SuppressWarnings("ArrayRecordComponent")
public record Translated(
        Kind kind,
        byte[] canonical,
        Object payload,
        Optional<EnvelopeHeader> header,
        Optional<String> mapHash,
        Optional<String> version,
        List<Fault> warnings) {

    Translated warned(List<Fault> found) {
        return new Translated(kind, canonical, payload, header, mapHash, version, found);
    }
}
