package org.exchangehub.routes.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exchangehub.contracts.RefusedException;
import org.junit.jupiter.api.Test;

/** A body is cut into chunks, and the chunks read as the body again. */
class ReceptionTest {

    private static final UploadLimits LIMITS = new UploadLimits(3L * Chunks.SIZE, Duration.ofMinutes(1), 1);

    @Test
    void whatComesInGoesOutAlsoFromTheMiddle() throws IOException {
        for (int length : new int[] {1, Chunks.SIZE - 1, Chunks.SIZE, Chunks.SIZE + 1, 3 * Chunks.SIZE}) {
            byte[] body = new byte[length];
            new Random(length).nextBytes(body);
            List<byte[]> chunks = chunks(new ByteArrayInputStream(body));
            assertThat(chunks).hasSize((length + Chunks.SIZE - 1) / Chunks.SIZE);
            try (InputStream whole = new ChunkStream(chunks::get, length)) {
                assertThat(whole.readAllBytes()).isEqualTo(body);
            }
            try (InputStream end = new ChunkStream(chunks::get, length)) {
                end.skipNBytes(length / 2);
                assertThat(end.readAllBytes()).isEqualTo(Arrays.copyOfRange(body, length / 2, length));
            }
        }
    }

    @Test
    void whatIsSkippedIsNotFetched() throws IOException {
        List<Integer> fetched = new ArrayList<>();
        try (InputStream stream = new ChunkStream(
                number -> {
                    fetched.add(number);
                    return new byte[Chunks.SIZE];
                },
                10L * Chunks.SIZE)) {
            stream.skipNBytes(7L * Chunks.SIZE);
            assertThat(stream.read()).isZero();
        }
        assertThat(fetched).containsExactly(7);
    }

    @Test
    void aBodyWithoutALengthIsRefusedWhenItGetsTooLarge() {
        assertThatThrownBy(() -> chunks(new ByteArrayInputStream(new byte[3 * Chunks.SIZE + 1])))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("BODY_TOO_LARGE");
    }

    @Test
    void aBodyThatBreaksOffIsIncomplete() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> chunks(broken))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("BODY_INCOMPLETE");
    }

    @Test
    void shortReadsMakeFullChunks() throws IOException {
        byte[] body = new byte[Chunks.SIZE + 10];
        InputStream slow = new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] into, int offset, int wanted) {
                return super.read(into, offset, Math.min(1000, wanted));
            }
        };
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<byte[]> chunks = chunks(slow);
        for (byte[] chunk : chunks) {
            all.write(chunk);
        }
        assertThat(chunks.get(0)).hasSize(Chunks.SIZE);
        assertThat(all.toByteArray()).isEqualTo(body);
    }

    private static List<byte[]> chunks(InputStream body) {
        Reception reception = new Reception(body, LIMITS);
        List<byte[]> chunks = new ArrayList<>();
        for (Optional<byte[]> next = reception.next(); next.isPresent(); next = reception.next()) {
            chunks.add(next.get().clone());
        }
        return chunks;
    }
}
