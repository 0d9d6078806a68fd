package org.exchangehub.routes.attachment;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;

/** Reads pieces of one size as one stream; a piece is fetched when its first byte is wanted. */
final class ChunkStream extends InputStream {

    private final IntFunction<byte[]> pieces;
    private final long length;
    private byte[] piece = new byte[0];
    private int held = -1;
    private long at;

    ChunkStream(IntFunction<byte[]> pieces, long length) {
        this.pieces = pieces;
        this.length = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
        Objects.checkFromIndexSize(offset, wanted, into.length);
        if (wanted == 0) {
            return 0;
        }
        if (at >= length) {
            return -1;
        }
        int number = (int) (at / Chunks.SIZE);
        if (number != held) {
            piece = pieces.apply(number);
            held = number;
        }
        int from = (int) (at % Chunks.SIZE);
        int given = Math.min(wanted, piece.length - from);
        System.arraycopy(piece, from, into, offset, given);
        at += given;
        return given;
    }

    @Override
    public long skip(long wanted) {
        long skipped = Math.clamp(wanted, 0, length - at);
        at += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return held == (int) (at / Chunks.SIZE) ? piece.length - (int) (at % Chunks.SIZE) : 0;
    }
}
