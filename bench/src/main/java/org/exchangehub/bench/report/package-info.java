/** What was measured, and how it is told. */
@NullMarked
package org.exchangehub.bench.report;

import org.jspecify.annotations.NullMarked;
