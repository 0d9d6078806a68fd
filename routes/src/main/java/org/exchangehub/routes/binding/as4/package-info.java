/** The binding to AS4: messages that partners push, and those that the hub pulls from them. */
@NullMarked
package org.exchangehub.routes.binding.as4;

import org.jspecify.annotations.NullMarked;
