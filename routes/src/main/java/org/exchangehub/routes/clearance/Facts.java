package org.exchangehub.routes.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Contingency;
import org.exchangehub.contracts.v1.DispositionCode;

/**
 * All that an advice is computed from, and nothing else.
 *
 * @param lines the goods item numbers of the declaration as it stands
 * @param at the time for which the advice is computed
 */
public record Facts(
        List<Integer> lines, List<Asked> asked, List<ControlFact> controls, List<PermitFact> permits, Instant at) {

    /**
     * One agency asked about one line, with all its answers that are about the goods as now declared.
     *
     * @param since when it was asked
     * @param due by when it has to answer, where its agreement says so
     * @param overdue where that time is over without an answer
     */
    public record Asked(
            PartnerId partner,
            UUID referral,
            CompetenceRole role,
            int line,
            Instant since,
            Optional<Instant> due,
            Optional<Overdue> overdue,
            List<Given> answers) {}

    /**
     * Silence past its time.
     *
     * @param obligation the obligation recorded for it, with {@link Contingency#RELEASE_WITH_OBLIGATION}
     */
    public record Overdue(Instant since, Contingency contingency, Optional<UUID> obligation) {}

    /** One answer of an agency about one line. */
    public record Given(
            DispositionCode code,
            Instant eventTime,
            Optional<Instant> validUntil,
            Optional<String> reasonCode,
            Optional<String> text,
            Optional<String> obligation,
            List<String> documents,
            UUID message) {}

    /**
     * A control that somebody wants or that was carried out.
     *
     * @param lines the goods items, all where empty
     * @param until end of its time window
     */
    public record ControlFact(
            UUID control,
            PartnerId requester,
            Set<Integer> lines,
            ControlStanding standing,
            Instant since,
            Optional<Instant> until,
            String reasonCode) {

        boolean concerns(int line) {
            return lines.isEmpty() || lines.contains(line);
        }
    }

    /** Where a control stands, as far as release is concerned. */
    public enum ControlStanding {
        /** Wanted and not finished. */
        OPEN,
        /** Nothing in the way any more: satisfactory, declined, cancelled, or not controlled. */
        FINISHED,
        /** Something was found; it blocks until a later result or the agency clears it. */
        FOUND,
        /** What was found may not enter: restricted or counterfeit goods, or a danger to health or safety. */
        PROHIBITED,
        /** The goods were seized or are to be destroyed. */
        GOODS_TAKEN
    }

    /**
     * What the check of a permit that the declaration names said about one line.
     *
     * @param overdue where its register was waited for long enough, and its kind lets the goods go meanwhile
     */
    public record PermitFact(
            String permit,
            PartnerId issuer,
            int line,
            PermitStanding standing,
            Instant since,
            String reasonCode,
            String text,
            Optional<Overdue> overdue) {}

    /** Whether a permit covers a line. */
    public enum PermitStanding {
        COVERS,
        COVERS_NOT,
        /** Its register could not be asked, or gave no clear answer. */
        UNKNOWN
    }
}
