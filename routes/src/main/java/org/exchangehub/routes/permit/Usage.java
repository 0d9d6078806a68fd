package org.exchangehub.routes.permit;

import org.exchangehub.routes.record.Identifier;

/** Which line of which declaration uses a permit. The identifier is typed: an LRN is never taken for an MRN. */
record Usage(Identifier declaration, int item) {}
