/** How fast it is: load generator, floors and fault runs; not part of the application. */
@NullMarked
package org.exchangehub.bench;

import org.jspecify.annotations.NullMarked;
