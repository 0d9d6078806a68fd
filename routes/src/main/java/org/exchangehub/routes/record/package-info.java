@NullMarked
package org.exchangehub.routes.record;

import org.jspecify.annotations.NullMarked;
