/** The command {@code connector}: makes, checks, tries, plays, compares and lists connector folders. */
@NullMarked
package org.exchangehub.connectors.command;

import org.jspecify.annotations.NullMarked;
