/** What the bare parts of the job cost on this machine. */
@NullMarked
package org.exchangehub.bench.floor;

import org.jspecify.annotations.NullMarked;
