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
 * @param warn acknowledges what the hub took in with warnings; without it such an item is acknowledged like all others
 * @param refuse acknowledges with a failure what the hub refused; without it such an item is left where it is
 * @param track asks how far what was sent to the partner has come
 */
public record Poll(
        Duration interval,
        int pageSize,
        Call list,
        Call fetch,
        Call acknowledge,
        Optional<Call> warn,
        Optional<Call> refuse,
        Optional<Track> track) {

    List<Call> calls() {
        return Stream.of(
                        Stream.of(list, fetch, acknowledge),
                        warn.stream(),
                        refuse.stream(),
                        track.map(Track::call).stream())
                .flatMap(calls -> calls)
                .toList();
    }
}
