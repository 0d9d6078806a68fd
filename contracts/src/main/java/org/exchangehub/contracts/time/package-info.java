/** Schema dates and times as java.time. */
@NullMarked
package org.exchangehub.contracts.time;

import org.jspecify.annotations.NullMarked;
