/** The contract test that every connector folder inherits: its folder and its samples are all that it needs. */
@NullMarked
package org.exchangehub.connectors.kit;

import org.jspecify.annotations.NullMarked;
