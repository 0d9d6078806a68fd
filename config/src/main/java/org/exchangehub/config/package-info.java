/** Where it runs: the one Spring Boot application with its wiring, security, storage, broker and console. */
@NullMarked
package org.exchangehub.config;

import org.jspecify.annotations.NullMarked;
