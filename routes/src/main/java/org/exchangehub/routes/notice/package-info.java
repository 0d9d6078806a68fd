/** What Customs and foreign administrations and networks tell each other. */
@NullMarked
package org.exchangehub.routes.notice;

import org.jspecify.annotations.NullMarked;
