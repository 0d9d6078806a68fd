package org.exchangehub.routes.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.BlockerCode;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.routes.clearance.Policy.Effect;

/**
 * The answer for a case.
 *
 * @param concerned how many agencies decide about it
 */
public record Advice(
        String policy,
        Effect whole,
        Map<Integer, Effect> lines,
        List<Block> blocks,
        List<Owed> obligations,
        List<Ground> basis,
        long concerned) {

    /**
     * Who or what stands in the way of one line, since when, until when where known, and what resolves it.
     *
     * @param subject the referral, the control or the permit, as the code says
     */
    public record Block(
            int line,
            PartnerId partner,
            BlockerCode kind,
            String subject,
            Effect effect,
            Optional<DispositionCode> disposition,
            Optional<String> reasonCode,
            Optional<String> text,
            Instant since,
            Optional<Instant> until,
            String resolution) {}

    /** What the trader owes for one line though it may be released. */
    public record Owed(
            int line,
            PartnerId partner,
            Optional<UUID> obligation,
            String text,
            Instant since,
            Optional<Instant> until) {}

    /** One of the facts that determine the code of a line. */
    public record Ground(
            int line,
            PartnerId partner,
            Optional<BlockerCode> kind,
            Optional<DispositionCode> disposition,
            Optional<UUID> message,
            Instant since) {}

    /** The code for the case as a whole. */
    public AdviceCode code() {
        return whole.advice();
    }
}
