/** What the bindings of the table of operations to HTTP share. */
@NullMarked
package org.exchangehub.routes.binding;

import org.jspecify.annotations.NullMarked;
