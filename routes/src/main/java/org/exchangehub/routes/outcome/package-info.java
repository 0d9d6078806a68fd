@NullMarked
package org.exchangehub.routes.outcome;

import org.jspecify.annotations.NullMarked;
