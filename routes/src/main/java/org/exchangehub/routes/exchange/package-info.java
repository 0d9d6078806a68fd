@NullMarked
package org.exchangehub.routes.exchange;

import org.jspecify.annotations.NullMarked;
