/** Keys and certificates of two sides that sign what they tell each other. */
@NullMarked
package org.exchangehub.connectors.keys;

import org.jspecify.annotations.NullMarked;
