@NullMarked
package org.exchangehub.routes.referral;

import org.jspecify.annotations.NullMarked;
