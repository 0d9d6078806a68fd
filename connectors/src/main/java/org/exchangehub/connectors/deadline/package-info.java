/** By when a partner has to answer: terms, working days, public holidays. */
@NullMarked
package org.exchangehub.connectors.deadline;

import org.jspecify.annotations.NullMarked;
