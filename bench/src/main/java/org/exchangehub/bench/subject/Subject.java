package org.exchangehub.bench.subject;

import org.exchangehub.bench.load.Lodger;

/**
 * One thing that is measured: a server, and the way in which it is lodged to.
 *
 * @param name in the report
 */
public record Subject(String name, Lodger lodger, CpuMeter cpu) {}
