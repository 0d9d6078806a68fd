/** The published contracts of the REST and queue bindings: their hand-written parts, with what is generated put in. */
@NullMarked
package org.exchangehub.contracts.published;

import org.jspecify.annotations.NullMarked;
