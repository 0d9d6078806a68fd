/** Reasons why the hub does not start, told to the person who started it. */
@NullMarked
package org.exchangehub.config.startup;

import org.jspecify.annotations.NullMarked;
