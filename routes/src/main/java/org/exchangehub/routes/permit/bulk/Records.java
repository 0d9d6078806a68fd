package org.exchangehub.routes.permit.bulk;

import java.io.IOException;
import java.util.Optional;

/** The records of a file, one after the other; never more than one is held. */
interface Records {

    /**
     * One record.
     *
     * @param bytes none where it is larger than the hub takes
     */
    @SuppressWarnings("ArrayRecordComponent")
    record One(long position, Optional<byte[]> bytes) {}

    /**
     * The next record; none at the end.
     *
     * @throws BrokenFileException where the file can not be read on
     */
    Optional<One> next() throws IOException;
}
