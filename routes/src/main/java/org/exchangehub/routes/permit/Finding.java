package org.exchangehub.routes.permit;

import org.exchangehub.contracts.v1.PermitFinding;
import org.exchangehub.contracts.v1.PermitReasonCode;
import org.exchangehub.contracts.v1.PermitSeverityCode;

/** One thing that is to be said about the use of a permit. */
record Finding(PermitReasonCode reason, PermitSeverityCode severity, String text) {

    static Finding error(PermitReasonCode reason, String text) {
        return new Finding(reason, PermitSeverityCode.ERROR, text);
    }

    static Finding information(PermitReasonCode reason, String text) {
        return new Finding(reason, PermitSeverityCode.INFORMATION, text);
    }

    boolean blocks() {
        return severity == PermitSeverityCode.ERROR;
    }

    PermitFinding document(boolean onlyWarns) {
        PermitFinding finding = new PermitFinding();
        finding.setReasonCode(reason);
        finding.setSeverityCode(blocks() && onlyWarns ? PermitSeverityCode.WARNING : severity);
        finding.setText(text);
        return finding;
    }
}
