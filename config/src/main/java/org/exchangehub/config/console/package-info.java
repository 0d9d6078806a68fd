/** The pages that people read. */
@org.jspecify.annotations.NullMarked
package org.exchangehub.config.console;
