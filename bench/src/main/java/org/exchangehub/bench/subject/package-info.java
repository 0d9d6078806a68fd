/** The programs that are measured, each a process of its own, and the CPU time that they take. */
@NullMarked
package org.exchangehub.bench.subject;

import org.jspecify.annotations.NullMarked;
