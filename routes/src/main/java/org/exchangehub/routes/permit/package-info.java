/** Permits: the register, the check, and the ledger of what is reserved and consumed. */
@NullMarked
package org.exchangehub.routes.permit;

import org.jspecify.annotations.NullMarked;
