@NullMarked
package org.exchangehub.routes.view;

import org.jspecify.annotations.NullMarked;
