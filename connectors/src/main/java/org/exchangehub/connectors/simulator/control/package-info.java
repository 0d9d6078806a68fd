/** Steers simulated partners from outside: the control API, its pages, and the program that plays partners alone. */
@NullMarked
package org.exchangehub.connectors.simulator.control;

import org.jspecify.annotations.NullMarked;
