package org.exchangehub.routes.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers what has come to the scanner, one after the other, and asks again where it did not tell. */
public final class ScanSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ScanSteps.class);

    /** A node that dies while it scans leaves the attachment to others after this. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int CHUNKS_BETWEEN_RENEWALS = 64;

    private final Attachments attachments;
    private final Chunks chunks;
    private final Optional<Scanner> scanner;
    private final Verdicts verdicts;

    public ScanSteps(Attachments attachments, Chunks chunks, Optional<Scanner> scanner, Verdicts verdicts) {
        this.attachments = attachments;
        this.chunks = chunks;
        this.scanner = scanner;
        this.verdicts = verdicts;
    }

    /** Scans all that waits. */
    void scan() {
        attachments.await(scanner.isPresent());
        scanner.ifPresent(asked -> {
            Optional<Attachment> next = attachments.claim(LEASE);
            while (next.isPresent()) {
                scan(asked, next.get());
                next = attachments.claim(LEASE);
            }
        });
    }

    /** Parks deliveries that wait for something that will never be handed out. */
    void park() {
        attachments.stuck().forEach(verdicts::park);
    }

    private void scan(Scanner asked, Attachment attachment) {
        try (InputStream bytes = renewing(attachment.id(), chunks.of(attachment))) {
            verdicts.settle(attachment, asked.scan(bytes));
        } catch (IOException notTold) {
            LOG.warn("Attachment {} still waits for the scanner: {}", attachment.id(), notTold.getMessage());
            attachments.postpone(attachment.id(), PAUSE);
        }
    }

    /** A large attachment is on its way for longer than the lease. */
    private InputStream renewing(UUID id, InputStream bytes) {
        return new FilterInputStream(bytes) {
            private int reads;

            @Override
            public int read(byte[] into, int offset, int wanted) throws IOException {
                reads++;
                if (reads % CHUNKS_BETWEEN_RENEWALS == 0) {
                    attachments.postpone(id, LEASE);
                }
                return super.read(into, offset, wanted);
            }
        };
    }
}
