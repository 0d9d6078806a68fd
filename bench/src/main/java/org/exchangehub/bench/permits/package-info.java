/** What a question about a permit costs at the hub, against the same statements in bare JDBC behind a bare HTTP endpoint. */
@NullMarked
package org.exchangehub.bench.permits;

import org.jspecify.annotations.NullMarked;
