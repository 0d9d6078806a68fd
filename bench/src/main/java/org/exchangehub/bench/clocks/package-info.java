/** What many open deadlines cost. */
@NullMarked
package org.exchangehub.bench.clocks;

import org.jspecify.annotations.NullMarked;
