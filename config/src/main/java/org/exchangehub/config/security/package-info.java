/** Who may call the hub over HTTP. */
@NullMarked
package org.exchangehub.config.security;

import org.jspecify.annotations.NullMarked;
