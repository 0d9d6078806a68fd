package org.exchangehub.connectors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How messages are fetched from a partner that only serves them.
 *
 * @param interval between two looks
 * @param pageSize how many items one list is asked for
 * @param refuse acknowledges with a failure what the hub refused; without it such an item is left where it is
 */
public record Poll(Duration interval, int pageSize, Call list, Call fetch, Call acknowledge, Optional<Call> refuse) {

    List<Call> calls() {
        return Stream.concat(Stream.of(list, fetch, acknowledge), refuse.stream())
                .toList();
    }
}
