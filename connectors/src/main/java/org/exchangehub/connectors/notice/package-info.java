/** The order in which notices are exchanged with a network. */
@NullMarked
package org.exchangehub.connectors.notice;

import org.jspecify.annotations.NullMarked;
