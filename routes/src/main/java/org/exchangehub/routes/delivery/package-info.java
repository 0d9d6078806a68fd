@NullMarked
package org.exchangehub.routes.delivery;

import org.jspecify.annotations.NullMarked;
