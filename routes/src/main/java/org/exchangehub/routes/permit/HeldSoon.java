package org.exchangehub.routes.permit;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does what is written down as soon as it is committed, so that nobody waits for the next look at it. */
public final class HeldSoon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeldSoon.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Consumer<UUID> work = id -> {};

    /** Who does it. */
    void by(Consumer<UUID> work) {
        this.work = work;
    }

    /** After the transaction, where there is one. */
    void run(UUID id) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            submit(id);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                submit(id);
            }
        });
    }

    private void submit(UUID id) {
        try {
            threads.execute(() -> {
                try {
                    work.accept(id);
                } catch (RuntimeException failed) {
                    LOG.warn("What a register is to be asked waits: {}", failed.getMessage(), failed);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("It is done after the next start", stopping);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
