package org.exchangehub.routes.clearance;

import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A law that must hold for all cases: tried on random ones, and where it breaks the smallest case found is shown with the
 * seed. {@code -Dlaw.seed=<n>} tries the cases of that seed again.
 */
final class Law {

    private static final int CASES = Integer.getInteger("law.cases", 4000);

    private Law() {}

    static <T> void holds(String name, Function<Random, T> cases, Function<T, Stream<T>> smaller, Consumer<T> law) {
        long seed = Long.getLong("law.seed", System.nanoTime());
        System.out.println(name + ": seed " + seed + ", " + CASES + " cases");
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            T one = cases.apply(random);
            Optional<Throwable> broken = broken(law, one);
            if (broken.isPresent()) {
                T smallest = shrink(one, smaller, law);
                throw new AssertionError(
                        name + " breaks, seed " + seed + ", case " + i + ", smallest: " + smallest,
                        broken(law, smallest).orElse(broken.get()));
            }
        }
    }

    private static <T> T shrink(T broken, Function<T, Stream<T>> smaller, Consumer<T> law) {
        T smallest = broken;
        for (Optional<T> next = Optional.of(broken); next.isPresent(); ) {
            smallest = next.get();
            next = smaller.apply(smallest)
                    .filter(candidate -> broken(law, candidate).isPresent())
                    .findFirst();
        }
        return Objects.requireNonNull(smallest);
    }

    private static <T> Optional<Throwable> broken(Consumer<T> law, T one) {
        try {
            law.accept(one);
            return Optional.empty();
        } catch (AssertionError | RuntimeException breach) {
            return Optional.of(breach);
        }
    }
}
