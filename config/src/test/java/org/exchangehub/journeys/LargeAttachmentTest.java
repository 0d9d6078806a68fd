package org.exchangehub.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** An attachment of 64 MiB goes in and out, and most of it is never in memory at once. */
@Journey
class LargeAttachmentTest {

    private static final long MIB = 1024 * 1024;
    private static final long SIZE = 64 * MIB;

    /** Where the other side pauses and looks at the heap of the hub, which runs in this JVM. */
    private static final long LOOK_AT = 48 * MIB;

    private static final long MOST = 24 * MIB;

    @Autowired
    private HubClient hub;

    @Test
    void itPassesThroughInPieces() throws Exception {
        AtomicLong sending = new AtomicLong();
        AtomicLong receiving = new AtomicLong();
        try (HttpClient http = HttpClient.newHttpClient()) {
            long before = used();
            HttpResponse<String> taken = http.send(
                    request("/api/v1/attachments")
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(sending)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            assertThat(sending.get() - before)
                    .as("heap after 48 MiB had been sent")
                    .isLessThan(MOST);
            String path = taken.headers().firstValue("Location").orElseThrow();
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(1))
                    .until(() -> new JsonMapper()
                            .readTree(hub.get(HubClient.FOOD, path + "/description")
                                    .body())
                            .path("state")
                            .asString()
                            .equals("CLEAN"));

            HttpResponse<InputStream> got = http.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
            long came = 0;
            try (InputStream body = got.body()) {
                byte[] buffer = new byte[64 * 1024];
                for (int n = body.read(buffer); n > 0; n = body.read(buffer)) {
                    if (came < SIZE - LOOK_AT && came + n >= SIZE - LOOK_AT) {
                        receiving.set(used());
                    }
                    came += n;
                }
            }
            assertThat(came).isEqualTo(SIZE);
            assertThat(receiving.get() - before)
                    .as("heap when 48 MiB were still to come")
                    .isLessThan(MOST);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.url(path)).header("Authorization", "Bearer " + hub.token(HubClient.FOOD));
    }

    private static long used() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** 64 MiB that nobody holds; looks at the heap on its way. */
    private static final class Zeros extends InputStream {

        private final AtomicLong seen;
        private long given;

        Zeros(AtomicLong seen) {
            this.seen = seen;
        }

        @Override
        public int read() {
            return given++ < SIZE ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) {
            if (given >= SIZE) {
                return -1;
            }
            int n = (int) Math.min(wanted, SIZE - given);
            java.util.Arrays.fill(into, offset, offset + n, (byte) 0);
            if (given < LOOK_AT && given + n >= LOOK_AT) {
                seen.set(used());
            }
            given += n;
            return n;
        }
    }
}
