package org.exchangehub.routes.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/** Holds back what is written until the end, and passes on what is made of the whole. */
public final class SealedStream extends ByteArrayOutputStream {

    private final OutputStream to;
    private final UnaryOperator<byte[]> seal;
    private boolean closed;

    public SealedStream(OutputStream to, UnaryOperator<byte[]> seal) {
        this.to = to;
        this.seal = seal;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (size() > 0) {
                to.write(seal.apply(toByteArray()));
            }
            to.close();
        }
    }
}
