@NullMarked
package org.exchangehub.routes.feed;

import org.jspecify.annotations.NullMarked;
