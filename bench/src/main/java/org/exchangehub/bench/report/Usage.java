package org.exchangehub.bench.report;

import java.time.Duration;
import org.exchangehub.bench.subject.CpuMeter;
import org.exchangehub.bench.subject.CpuTime;
import org.exchangehub.bench.subject.Machine;

/**
 * CPU time that was used, and by whom.
 *
 * @param subject by what is measured
 * @param machine by all programs of the machine together
 * @param generator by this JVM: load generator and partner
 */
record Usage(CpuTime subject, Duration machine, Duration generator) {

    static Usage now(CpuMeter meter) {
        Duration generator = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new Usage(meter.read(), Machine.busy(), generator);
    }

    Usage since(Usage earlier) {
        return new Usage(
                subject.minus(earlier.subject), machine.minus(earlier.machine), generator.minus(earlier.generator));
    }

    /** CPU time that neither the subject nor the load took: other programs, the system, and subjects that wait. */
    Duration others() {
        Duration others = machine.minus(subject.total()).minus(generator);
        return others.isNegative() ? Duration.ZERO : others;
    }
}
