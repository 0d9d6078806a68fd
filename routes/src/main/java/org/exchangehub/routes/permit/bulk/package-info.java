/** Permits that come by the file: split as a stream, taken in one by one, with a result for each. */
@NullMarked
package org.exchangehub.routes.permit.bulk;

import org.jspecify.annotations.NullMarked;
