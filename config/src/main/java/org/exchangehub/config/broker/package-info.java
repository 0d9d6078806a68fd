/** What carries messages: Artemis inside the hub unless a broker is configured, and what partners may do on it. */
@NullMarked
package org.exchangehub.config.broker;

import org.jspecify.annotations.NullMarked;
