package org.exchangehub.routes.record;

import static org.exchangehub.routes.record.Evidence.bytes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Kind;

/**
 * One step in the life of a message, as evidence keeps it.
 *
 * @param chain the case, or the message itself where it has no case
 * @param code what happened: RECEIVED, REFUSED, WAITING, OPENED, REFERRED, DISPOSED, ADVISED, OWED, DELIVERED, ...
 * @param input SHA-256 of what came in
 * @param map SHA-256 (hex) of the map that turned it
 * @param output SHA-256 of what came out
 */
@SuppressWarnings("ArrayRecordComponent")
public record Step(
        UUID chain,
        String code,
        Optional<PartnerId> partner,
        Optional<Kind> kind,
        Optional<UUID> messageId,
        String text,
        Optional<byte[]> input,
        Optional<String> map,
        Optional<byte[]> output) {

    /** A step with a partner and no translation. */
    public static Step of(UUID chain, String code, PartnerId partner, Kind kind, UUID messageId, String text) {
        return of(chain, code, partner, Optional.of(kind), messageId, text);
    }

    /** A step of a message whose kind may not be known. */
    public static Step of(
            UUID chain, String code, PartnerId partner, Optional<Kind> kind, UUID messageId, String text) {
        return new Step(
                chain,
                code,
                Optional.of(partner),
                kind,
                Optional.of(messageId),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same step with the hash of what it made. */
    public Step made(byte[] out) {
        return new Step(chain, code, partner, kind, messageId, text, input, map, Optional.of(out));
    }

    /** The same step with the hashes of what was translated. */
    public Step translated(byte[] in, Optional<String> by, byte[] out) {
        return new Step(chain, code, partner, kind, messageId, text, Optional.of(in), by, Optional.of(out));
    }

    byte[] hash(int seq, Instant at, byte[] previous) {
        return Hash.of(
                previous,
                bytes(chain.toString()),
                bytes(Integer.toString(seq)),
                bytes(at.toString()),
                bytes(code),
                bytes(partner.map(PartnerId::value).orElse("")),
                bytes(kind.map(Kind::code).orElse("")),
                bytes(messageId.map(UUID::toString).orElse("")),
                bytes(text),
                input.orElse(new byte[0]),
                bytes(map.orElse("")),
                output.orElse(new byte[0]));
    }
}
