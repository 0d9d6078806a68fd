package org.exchangehub.bench.load;

import java.io.IOException;

/** A way to lodge a declaration. */
public interface Lodger extends AutoCloseable {

    /**
     * Returns when the server has acknowledged the declaration.
     *
     * @throws IOException when it refused, or did not answer
     */
    void lodge(String lrn, byte[] declaration) throws IOException, InterruptedException;

    @Override
    void close();
}
