/** Where the record is kept: the data directory and, unless a database is configured, PostgreSQL inside it. */
@NullMarked
package org.exchangehub.config.storage;

import org.jspecify.annotations.NullMarked;
