/** The database and the broker of the comparators and the floors, set as those of the hub. */
@NullMarked
package org.exchangehub.bench.platform;

import org.jspecify.annotations.NullMarked;
