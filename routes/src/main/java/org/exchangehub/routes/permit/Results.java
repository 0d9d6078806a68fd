package org.exchangehub.routes.permit;

import java.util.List;
import java.util.Optional;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.AllocationResultCode;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.routes.permit.PermitRecord.Line;

/** What became of something asked of the ledger, as the canonical answer. */
final class Results {

    private Results() {}

    /** @param line as it stands afterwards */
    static void conclude(AllocationResult result, Moved moved, Optional<Line> line) {
        String unit = line.flatMap(Line::unit).orElse("");
        line.filter(known -> known.unit().isPresent()).map(Documents::balance).ifPresent(result::setBalance);
        switch (moved) {
            case Moved.Refused refused -> refuse(result, refused.findings());
            case Moved.Done done -> {
                result.setResultCode(AllocationResultCode.DONE);
                done.charged().ifPresent(charged -> result.setQuantity(Documents.quantity(charged, unit)));
                done.findings().forEach(finding -> result.getFinding().add(finding.document(false)));
            }
        }
    }

    static void refuse(AllocationResult result, List<Finding> findings) {
        result.setResultCode(AllocationResultCode.REFUSED);
        findings.forEach(finding -> result.getFinding().add(finding.document(false)));
    }

    static void unknown(AllocationResult result, String text) {
        result.setResultCode(AllocationResultCode.UNKNOWN);
        result.getFinding()
                .add(Finding.error(PermitReasonCode.REGISTER_UNAVAILABLE, text).document(false));
    }
}
