/** Files that messages refer to: taken in and handed out in chunks, scanned before anyone else gets them. */
@NullMarked
package org.exchangehub.routes.attachment;

import org.jspecify.annotations.NullMarked;
