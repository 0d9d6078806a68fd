/** The load: what is lodged, how fast, and when its referral arrives. */
@NullMarked
package org.exchangehub.bench.load;

import org.jspecify.annotations.NullMarked;
