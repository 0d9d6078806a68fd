/** How each partner says it: the engine that reads the partners' folders. */
@NullMarked
package org.exchangehub.connectors;

import org.jspecify.annotations.NullMarked;
