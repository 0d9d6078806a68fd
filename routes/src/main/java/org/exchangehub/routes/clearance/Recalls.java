package org.exchangehub.routes.clearance;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.Recall;
import org.exchangehub.contracts.v1.RecallLine;
import org.exchangehub.routes.clearance.Advice.Block;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Outbox;
import org.exchangehub.routes.record.Outbox.Owed;
import org.exchangehub.routes.record.Step;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls goods back that an agency refuses after their release, once for each agency and line, within the conditional period. */
public final class Recalls {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Canonical canonical;

    public Recalls(JdbcClient jdbc, Outbox outbox, Evidence evidence, Canonical canonical) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.evidence = evidence;
        this.canonical = canonical;
    }

    private record Refusing(int line, String partner) {

        static Refusing of(Block block) {
            return new Refusing(block.line(), block.partner().value());
        }
    }

    /**
     * Looks at an advice of a case.
     *
     * @param onOutcome true where Customs has just decided: it knew of the refusals that stand now
     */
    void look(CaseRecord concerned, Advice advice, Policy policy, boolean onOutcome, Instant now) {
        if (concerned.state() != CaseStateCode.RELEASED) {
            return;
        }
        List<Block> refusals = advice.blocks().stream()
                .filter(block -> block.effect().advice() == AdviceCode.REFUSE)
                .toList();
        Set<Refusing> known = known(concerned.id());
        Set<Refusing> gone = new HashSet<>(known);
        refusals.stream().map(Refusing::of).forEach(gone::remove);
        gone.forEach(lifted -> forget(concerned.id(), lifted));
        List<Block> fresh = refusals.stream()
                .filter(block -> !known.contains(Refusing.of(block)))
                .toList();
        fresh.forEach(block -> remember(concerned.id(), Refusing.of(block), onOutcome, now));
        Instant released = concerned.releasedAt().orElse(now);
        Instant until =
                released.atZone(ZoneOffset.UTC).plus(policy.conditionalPeriod()).toInstant();
        if (!onOutcome && !fresh.isEmpty()) {
            if (now.isBefore(until)) {
                recall(concerned, fresh, released, until, now);
            } else {
                evidence.note(Step.of(
                        concerned.id(),
                        "NOT_RECALLED",
                        concerned.owner(),
                        Kind.RECALL,
                        concerned.advice().orElse(concerned.declaration()),
                        "Refused after the conditional period, which ended at " + until));
            }
        }
    }

    private void recall(CaseRecord concerned, List<Block> refusals, Instant released, Instant until, Instant now) {
        UUID id = Ids.next();
        Recall recall = new Recall();
        recall.setRecallID(id.toString());
        recall.setCaseID(concerned.id().toString());
        recall.setReference(concerned.reference());
        recall.setAdviceNumber(concerned.adviceNumber());
        recall.setReleasedDateTime(released.atOffset(ZoneOffset.UTC));
        recall.setConditionalUntilDateTime(until.atOffset(ZoneOffset.UTC));
        refusals.forEach(block -> recall.getLine().add(line(block)));
        recall.setIssueDateTime(now.atOffset(ZoneOffset.UTC));
        String words = "Recall of lines "
                + refusals.stream().collect(groupingBy(Block::line)).keySet() + " for "
                + refusals.stream()
                        .map(Block::partner)
                        .map(PartnerId::value)
                        .distinct()
                        .toList();
        evidence.note(Step.of(concerned.id(), "RECALLED", concerned.owner(), Kind.RECALL, id, words));
        outbox.owe(new Owed(
                id,
                concerned.owner(),
                Kind.RECALL,
                concerned.id(),
                Optional.empty(),
                Optional.of(concerned.declaration().toString()),
                canonical.write(recall),
                words));
    }

    private static RecallLine line(Block block) {
        RecallLine line = new RecallLine();
        line.setSequenceNumeric(block.line());
        line.setPartnerID(block.partner().value());
        block.reasonCode().ifPresent(line::setReasonCode);
        block.text().ifPresent(line::setReasonText);
        line.setEventDateTime(block.since().atOffset(ZoneOffset.UTC));
        return line;
    }

    private Set<Refusing> known(UUID caseId) {
        return new HashSet<>(jdbc.sql("select line, partner from recall where case_id = ?")
                .param(caseId)
                .query((row, n) -> new Refusing(row.getInt(1), row.getString(2)))
                .list());
    }

    private void forget(UUID caseId, Refusing lifted) {
        jdbc.sql("delete from recall where case_id = ? and line = ? and partner = ?")
                .params(caseId, lifted.line(), lifted.partner())
                .update();
    }

    private void remember(UUID caseId, Refusing refusing, boolean knownToCustoms, Instant now) {
        jdbc.sql("insert into recall (case_id, line, partner, known_to_customs, at) values (?, ?, ?, ?, ?)")
                .params(Values.of(caseId, refusing.line(), refusing.partner(), knownToCustoms, now))
                .update();
    }
}
