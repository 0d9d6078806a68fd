/** The REST binding of the operations. */
@org.jspecify.annotations.NullMarked
package org.exchangehub.routes.binding.rest;
