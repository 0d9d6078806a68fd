package org.exchangehub.routes.control;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.GoodsDecision;
import org.exchangehub.contracts.v1.LaboratoryResult;
import org.exchangehub.routes.record.CaseRecord;

/** Results as somebody may see them: the findings, samples and decisions of its own goods items and no trace of others. */
final class Excerpts {

    private final Canonical canonical;

    Excerpts(Canonical canonical) {
        this.canonical = canonical;
    }

    /** @param xml the result as it was reported */
    Optional<ControlResult> of(byte[] xml, ControlRecord control, CaseRecord concerned, Scope scope) {
        ControlResult result = canonical.read(xml, ControlResult.class);
        result.setControlID(control.id().toString());
        result.setCaseID(concerned.id().toString());
        if (scope.whole()) {
            return Optional.of(result);
        }
        List<Integer> examined = result.getExaminedSequenceNumeric();
        TreeSet<Integer> spokenOf = new TreeSet<>(
                !examined.isEmpty() ? examined : control.lines().isEmpty() ? concerned.lines() : control.lines());
        result.getFinding().forEach(finding -> spokenOf.add(finding.getSequenceNumeric()));
        result.getSample().forEach(sample -> spokenOf.add(sample.getSequenceNumeric()));
        result.getDecision().forEach(decision -> spokenOf.addAll(decision.getSequenceNumeric()));
        List<Integer> seen = spokenOf.stream().filter(scope::sees).toList();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        if (!scope.seesAll(spokenOf)) {
            boolean told =
                    !result.getFinding().isEmpty() || !result.getDecision().isEmpty();
            examined.clear();
            examined.addAll(seen);
            // A picture may show any of the goods.
            result.getAttachmentID().clear();
            result.getFinding().removeIf(finding -> !scope.sees(finding.getSequenceNumeric()));
            result.getSample().removeIf(sample -> !scope.sees(sample.getSequenceNumeric()));
            result.getDecision().forEach(decision -> narrow(decision, scope));
            result.getDecision()
                    .removeIf(decision -> decision.getSequenceNumeric().isEmpty());
            boolean clean =
                    result.getFinding().isEmpty() && result.getDecision().isEmpty();
            if (told && clean && result.getResultCode().equals(Reported.NOT_SATISFACTORY)) {
                result.setResultCode(Reported.SATISFACTORY);
            }
        }
        return Optional.of(result);
    }

    /** Nothing where the sample is of goods that the reader does not see. */
    Optional<LaboratoryResult> of(
            byte[] xml, ControlRecord control, CaseRecord concerned, Scope scope, Reported reported) {
        LaboratoryResult result = canonical.read(xml, LaboratoryResult.class);
        boolean seen = reported.sample(result.getSampleID())
                .filter(sample -> scope.sees(sample.line()))
                .isPresent();
        result.setControlID(control.id().toString());
        result.setCaseID(concerned.id().toString());
        return seen ? Optional.of(result) : Optional.empty();
    }

    /** What was decided about several goods items is told in words about all of them. */
    private static void narrow(GoodsDecision decision, Scope scope) {
        if (!scope.seesAll(decision.getSequenceNumeric())) {
            decision.getSequenceNumeric().removeIf(line -> !scope.sees(line));
            decision.setText(null);
        }
    }
}
