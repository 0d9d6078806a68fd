/** The kinds of permit that partners issue, and what may be done with them. */
@NullMarked
package org.exchangehub.connectors.permit;

import org.jspecify.annotations.NullMarked;
