package org.exchangehub.routes.exchange;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Processor;

/** Lifts plain functions on typed messages into Camel: the only place where a flow meets the exchange. */
public final class Typed {

    private Typed() {}

    /** A step that turns the body into another one. */
    @SuppressWarnings("unchecked")
    public static <I, O> Processor step(Function<I, O> step) {
        return exchange -> exchange.getMessage()
                .setBody(step.apply((I) exchange.getMessage().getBody()));
    }

    /** A step that acts on the body and leaves it as it is. */
    @SuppressWarnings("unchecked")
    public static <I> Processor act(Consumer<I> step) {
        return exchange -> step.accept((I) exchange.getMessage().getBody());
    }

    /** A step that takes nothing and gives the body: the beginning of a flow that a clock starts. */
    public static <O> Processor begin(Supplier<O> step) {
        return exchange -> exchange.getMessage().setBody(step.get());
    }

    /** A question about the body. */
    @SuppressWarnings("unchecked")
    public static <I> org.apache.camel.Predicate when(Predicate<I> question) {
        return exchange -> question.test((I) exchange.getMessage().getBody());
    }

    /** Whether the body is of this type. */
    public static org.apache.camel.Predicate is(Class<?> type) {
        return exchange -> type.isInstance(exchange.getMessage().getBody());
    }
}
