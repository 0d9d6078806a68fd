/** Simulated partners, driven by the partners' folders. */
@NullMarked
package org.exchangehub.connectors.simulator;

import org.jspecify.annotations.NullMarked;
