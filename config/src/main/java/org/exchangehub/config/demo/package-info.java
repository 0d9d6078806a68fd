/** Shows the hub at work: simulated partners and a handful of declarations. */
@org.jspecify.annotations.NullMarked
package org.exchangehub.config.demo;
