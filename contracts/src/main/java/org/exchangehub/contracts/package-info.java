/** What may be said: the canonical schemas, the classes generated from them, and the published contracts. */
@NullMarked
package org.exchangehub.contracts;

import org.jspecify.annotations.NullMarked;
