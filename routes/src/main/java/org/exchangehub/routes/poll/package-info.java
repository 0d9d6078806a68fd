/** Messages fetched from partners that only serve them: listed, fetched, taken in, acknowledged. */
@NullMarked
package org.exchangehub.routes.poll;

import org.jspecify.annotations.NullMarked;
