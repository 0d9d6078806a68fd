/** How all facts about a case become one advice for Customs: the release calculus, its policies, recalls. */
@NullMarked
package org.exchangehub.routes.clearance;

import org.jspecify.annotations.NullMarked;
