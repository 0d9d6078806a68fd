package org.exchangehub.routes.binding;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;

/** Waits for an answer no longer than the caller does; what is under way goes on, and its answer is kept for the caller to ask for. */
public final class PromptAnswers implements AutoCloseable {

    /** How long the hub waits where the caller does not say. */
    public static final Duration USUAL = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @return nothing where the answer has not come within that time */
    public <T> Optional<T> within(Duration patience, Supplier<T> work) {
        Future<T> answer = threads.submit(work::get);
        try {
            Duration wait = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
            return Optional.of(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RefusedException refusal
                    ? refusal
                    : new RefusedException(Reason.INTERNAL, java.util.List.of(), failed);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
