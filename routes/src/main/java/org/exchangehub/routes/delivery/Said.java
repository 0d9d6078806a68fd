package org.exchangehub.routes.delivery;

import org.exchangehub.connectors.Wire;

/** What came of a question to a partner. */
public sealed interface Said {

    /** It answered. */
    record Something(Wire words) implements Said {}

    /** It answered without words. */
    record Nothing() implements Said {}

    /** It has no such thing. */
    record Absent() implements Said {}

    /** It was reached and did not do what was asked. */
    record Failed(String cause) implements Said {}

    /** It was not reached, or its answer was lost. */
    record Away(String cause) implements Said {}
}
