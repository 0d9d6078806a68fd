/** Links between cases and movements: house and master, previous and onward declarations. */
@NullMarked
package org.exchangehub.routes.link;

import org.jspecify.annotations.NullMarked;
