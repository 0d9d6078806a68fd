@NullMarked
package org.exchangehub.routes.control;

import org.jspecify.annotations.NullMarked;
