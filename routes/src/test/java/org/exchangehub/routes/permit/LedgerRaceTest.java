package org.exchangehub.routes.permit;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangehub.contracts.v1.AllocationActionCode.AMEND;
import static org.exchangehub.contracts.v1.AllocationActionCode.INVALIDATE;
import static org.exchangehub.contracts.v1.AllocationActionCode.RELEASE;
import static org.exchangehub.contracts.v1.AllocationActionCode.RESERVE;
import static org.exchangehub.contracts.v1.AllocationActionCode.WRITE_OFF;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.exchangehub.connectors.permit.Dimension;
import org.exchangehub.connectors.permit.QuantityRule;
import org.exchangehub.contracts.v1.AllocationActionCode;
import org.exchangehub.contracts.v1.AllocationResult;
import org.exchangehub.contracts.v1.AllocationResultCode;
import org.exchangehub.contracts.v1.DeclarationReference;
import org.exchangehub.contracts.v1.PermitStatusCode;
import org.exchangehub.routes.permit.Allocations.At;
import org.exchangehub.routes.record.Identifier;
import org.junit.jupiter.api.Test;

/**
 * Many threads on the same permits: nothing is overdrawn, nothing deadlocks, and every answer is true. {@code
 * -Dpermit.operations} makes it longer.
 */
class LedgerRaceTest {

    private static final int THREADS = 16;
    private static final int OPERATIONS = Integer.getInteger("permit.operations", 4_000);
    private static final QuantityRule KILOS =
            new QuantityRule(Dimension.MASS, 6, java.util.Optional.empty(), java.util.Optional.empty());

    @Test
    void ofManyThatRaceForTheLastKiloExactlyOneGetsIt() throws Exception {
        String number = RegisterAtWork.number();
        issue(number, "1");
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<String> answers = all(thread -> register -> {
            start.await();
            return RegisterAtWork.told(
                    register.ask(number, 1, RegisterAtWork.mrn(), RESERVE, RegisterAtWork.quantity("1000", "GRM")));
        });
        assertThat(answers).filteredOn("DONE"::equals).hasSize(1);
        assertThat(answers).filteredOn("USED_UP"::equals).hasSize(THREADS - 1);
    }

    @Test
    void noScheduleOverdrawsOrDeadlocksAndEveryAnswerIsTrue() throws Exception {
        long seed = Long.getLong("permit.seed", System.nanoTime());
        System.out.println("permit.seed=" + seed);
        List<String> numbers =
                IntStream.range(0, 4).mapToObj(n -> RegisterAtWork.number()).toList();
        List<UUID> ids = numbers.stream().map(number -> issue(number, "50")).toList();
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService watching = Executors.newSingleThreadExecutor()) {
            Future<Integer> looks = watching.submit(() -> watch(over));
            List<Boolean> ends;
            try {
                ends = all(thread -> register ->
                        new Worker(register, numbers, ids, new Random(seed + thread)).run(OPERATIONS / THREADS));
            } finally {
                over.countDown();
            }
            assertThat(ends).hasSize(THREADS);
            assertThat(looks.get()).isPositive();
        }
        try (RegisterAtWork register = new RegisterAtWork()) {
            assertThat(register.discrepancies()).isEmpty();
        }
    }

    /**
     * Looks again and again whether all balances are those of the entries, while they change. It reads all entries each time, so it
     * rests longer the more there are.
     */
    private static int watch(CountDownLatch over) throws InterruptedException {
        int looks = 0;
        try (RegisterAtWork register = new RegisterAtWork()) {
            long took;
            do {
                long begun = System.nanoTime();
                assertThat(register.discrepancies()).isEmpty();
                looks++;
                took = System.nanoTime() - begun;
            } while (!over.await(9 * took, TimeUnit.NANOSECONDS));
        }
        System.out.println("looked at all balances " + looks + " times");
        return looks;
    }

    private static UUID issue(String number, String kilos) {
        try (RegisterAtWork register = new RegisterAtWork()) {
            return register.issue(RegisterAtWork.permit(number, 1, PermitStatusCode.VALID, Map.of(1, kilos)));
        }
    }

    private interface Work<T> {
        T on(RegisterAtWork register) throws Exception;
    }

    private static <T> List<T> all(java.util.function.IntFunction<Work<T>> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Work<T> mine = work.apply(thread);
                calls.add(() -> {
                    try (RegisterAtWork register = new RegisterAtWork()) {
                        return mine.on(register);
                    }
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** One thread with declarations of its own: what it was told of them must be what the ledger holds in the end. */
    private static final class Worker {

        private final RegisterAtWork register;
        private final List<String> numbers;
        private final List<UUID> ids;
        private final Random random;
        private final List<DeclarationReference> mine = List.of(RegisterAtWork.mrn(), RegisterAtWork.mrn());
        private final Map<String, BigDecimal> held = new HashMap<>();
        private final Map<String, BigDecimal> consumed = new HashMap<>();

        Worker(RegisterAtWork register, List<String> numbers, List<UUID> ids, Random random) {
            this.register = register;
            this.numbers = numbers;
            this.ids = ids;
            this.random = random;
        }

        boolean run(int operations) {
            for (int n = 0; n < operations; n++) {
                if (random.nextInt(6) == 0) {
                    several();
                } else {
                    one();
                }
            }
            for (int permit = 0; permit < ids.size(); permit++) {
                for (DeclarationReference reference : mine) {
                    String key = permit + reference.getMRN();
                    Allocated has = register.ledger.allocated(ids.get(permit), 1, usage(reference));
                    assertThat(has.reserved()).isEqualByComparingTo(held.getOrDefault(key, ZERO));
                    assertThat(has.consumed()).isEqualByComparingTo(consumed.getOrDefault(key, ZERO));
                }
            }
            return true;
        }

        private void one() {
            int permit = random.nextInt(numbers.size());
            DeclarationReference reference = mine.get(random.nextInt(mine.size()));
            AllocationActionCode action = List.of(RESERVE, RESERVE, RELEASE, WRITE_OFF, AMEND, INVALIDATE)
                    .get(random.nextInt(6));
            BigDecimal kilos = BigDecimal.valueOf(1 + random.nextInt(9_000), 3);
            boolean counts = action == RESERVE || action == AMEND;
            AllocationResult result = register.ask(
                    numbers.get(permit),
                    1,
                    reference,
                    action,
                    counts ? RegisterAtWork.quantity(kilos.toPlainString(), "KGM") : null);
            if (result.getResultCode() == AllocationResultCode.DONE) {
                done(permit + reference.getMRN(), action, kilos);
            }
        }

        private void done(String key, AllocationActionCode action, BigDecimal kilos) {
            switch (action) {
                case RESERVE -> held.put(key, kilos);
                case RELEASE -> held.remove(key);
                case WRITE_OFF -> {
                    consumed.merge(key, held.getOrDefault(key, ZERO), BigDecimal::add);
                    held.remove(key);
                }
                case AMEND -> consumed.put(key, kilos);
                case INVALIDATE -> consumed.remove(key);
                case ENTER_RECORD -> throw new IllegalStateException("Not asked");
            }
        }

        /** As a declaration does that names several permits: in whatever order it names them. */
        private void several() {
            List<UUID> some = new ArrayList<>(ids);
            Collections.shuffle(some, random);
            DeclarationReference reference = mine.get(0);
            BigDecimal kilos = BigDecimal.valueOf(1 + random.nextInt(3_000), 3);
            List<UUID> reserved = register.inTransaction(() -> {
                Map<UUID, PermitRecord> locked = register.book.lock(some.subList(0, 3));
                return some.subList(0, 3).stream()
                        .filter(id -> reserve(java.util.Objects.requireNonNull(locked.get(id)), reference, kilos))
                        .toList();
            });
            reserved.forEach(id -> held.put(ids.indexOf(id) + reference.getMRN(), kilos));
        }

        private boolean reserve(PermitRecord permit, DeclarationReference reference, BigDecimal kilos) {
            At at = new At(permit, permit.line(1).orElseThrow(), KILOS, usage(reference), RegisterAtWork.actor());
            return register.allocations.reserve(at, java.util.Optional.of(kilos), List.of()) instanceof Moved.Done;
        }

        private static Usage usage(DeclarationReference reference) {
            return new Usage(Identifier.of(reference).get(0), 1);
        }
    }
}
