/** What happens though no message comes: deadlines, reminders, silence past its time, the end of a consent. */
@NullMarked
package org.exchangehub.routes.deadline;

import org.jspecify.annotations.NullMarked;
