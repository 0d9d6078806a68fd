package org.exchangehub.contracts;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps things that are dear to make and must not be shared; one that failed is not used again. */
public final class Pool<T> {

    private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
    private final Supplier<T> make;

    public Pool(Supplier<T> make) {
        this.make = make;
    }

    public <R> R use(Function<T, R> work) {
        T one = idle.pollFirst();
        T used = one == null ? make.get() : one;
        R result = work.apply(used);
        idle.addFirst(used);
        return result;
    }
}
