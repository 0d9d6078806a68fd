/** When things are said: the routes and steps of each flow, intake and delivery. */
@NullMarked
package org.exchangehub.routes;

import org.jspecify.annotations.NullMarked;
