@NullMarked
package org.exchangehub.routes.intake;

import org.jspecify.annotations.NullMarked;
