@NullMarked
package org.exchangehub.routes.declaration;

import org.jspecify.annotations.NullMarked;
