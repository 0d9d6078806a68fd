/** The queue binding of the operations: what partners send by the broker. */
@org.jspecify.annotations.NullMarked
package org.exchangehub.routes.binding.queue;
