package org.exchangehub.routes.control;

import java.util.List;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.RoutingLocationCode;
import org.exchangehub.contracts.v1.RoutingSignalCode;

/** Where a consignment goes on: a pure function of the advice and the controls of its case. */
record Way(RoutingSignalCode code, RoutingLocationCode location) {

    /**
     * Denied where it is refused; to control where one waits or an agency wants the goods examined; pending while somebody has
     * to decide; else to entry. What turns up after release applies after entry, and so does a control that is planned for
     * then.
     */
    static Way of(AdviceCode advice, List<ControlRecord> controls, CaseStateCode state) {
        boolean entered = state == CaseStateCode.RELEASED;
        RoutingLocationCode here = entered ? RoutingLocationCode.AFTER_ENTRY : RoutingLocationCode.ON_ENTRY;
        if (advice == AdviceCode.REFUSE || state == CaseStateCode.NOT_RELEASED) {
            return new Way(RoutingSignalCode.ENTRY_DENIED, here);
        }
        boolean now = controls.stream().anyMatch(control -> control.isOpen() && (entered || !control.isAfterEntry()));
        if (now || advice == AdviceCode.EXAMINE) {
            return new Way(RoutingSignalCode.TO_CONTROL, here);
        }
        if (advice != AdviceCode.MAY_RELEASE && !entered) {
            return new Way(RoutingSignalCode.ENTRY_PENDING, RoutingLocationCode.ON_ENTRY);
        }
        return controls.stream().anyMatch(ControlRecord::isOpen)
                ? new Way(RoutingSignalCode.TO_CONTROL, RoutingLocationCode.AFTER_ENTRY)
                : new Way(RoutingSignalCode.TO_ENTRY, RoutingLocationCode.ON_ENTRY);
    }
}
