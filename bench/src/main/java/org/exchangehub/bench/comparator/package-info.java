/** The same job in plain Camel and plain Spring Integration, as it is written in an afternoon. */
@NullMarked
package org.exchangehub.bench.comparator;

import org.jspecify.annotations.NullMarked;
