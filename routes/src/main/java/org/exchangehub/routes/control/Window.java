package org.exchangehub.routes.control;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When and where goods are to be examined; open on a side that is absent. */
public record Window(Optional<String> place, Optional<Instant> from, Optional<Instant> until) {

    static final Window ANY = new Window(Optional.empty(), Optional.empty(), Optional.empty());

    /** The time that suits both, with the place where they do not contradict each other; nothing where no time does. */
    Optional<Window> common(Window other) {
        Optional<Instant> begin =
                Stream.of(from, other.from).flatMap(Optional::stream).max(Instant::compareTo);
        Optional<Instant> end =
                Stream.of(until, other.until).flatMap(Optional::stream).min(Instant::compareTo);
        boolean empty = begin.flatMap(first -> end.filter(last -> !first.isBefore(last)))
                .isPresent();
        return empty ? Optional.empty() : Optional.of(new Window(commonPlace(other), begin, end));
    }

    private Optional<String> commonPlace(Window other) {
        boolean contradict = place.flatMap(here -> other.place.filter(there -> !there.equals(here)))
                .isPresent();
        return contradict ? Optional.empty() : place.or(other::place);
    }

    /** This window with what another one says in its stead. */
    Window changedBy(Window other) {
        boolean time = other.from.isPresent() || other.until.isPresent();
        return new Window(other.place.or(() -> place), time ? other.from : from, time ? other.until : until);
    }
}
