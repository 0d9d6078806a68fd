package org.exchangehub.connectors;

import java.io.ByteArrayOutputStream;

/** An output that stops a map which writes without end. */
final class BoundedOutput extends ByteArrayOutputStream {

    private final int most;

    BoundedOutput(int most) {
        super(8192);
        this.most = most;
    }

    @Override
    public synchronized void write(int one) {
        check(1);
        super.write(one);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        check(length);
        super.write(bytes, offset, length);
    }

    private void check(int more) {
        if (count + (long) more > most) {
            throw new IllegalStateException("The map writes more than " + most + " bytes");
        }
    }
}
