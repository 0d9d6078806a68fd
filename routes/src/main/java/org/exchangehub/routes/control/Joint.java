package org.exchangehub.routes.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Controls of different requesters that one stop would serve: the same goods, a time that suits all. */
record Joint(List<ControlRecord> controls, Window window) {

    /**
     * The stop that a control can share, with as many others as its time allows, the oldest first.
     *
     * @param others the other open controls of the case, oldest first
     */
    static Optional<Joint> of(ControlRecord control, List<ControlRecord> others) {
        List<ControlRecord> shared = new ArrayList<>(List.of(control));
        Window window = control.window();
        for (ControlRecord other : others) {
            Optional<Window> common = window.common(other.window());
            boolean fresh = shared.stream().noneMatch(one -> one.requester().equals(other.requester()));
            if (other.isOpen() && fresh && control.overlaps(other) && common.isPresent()) {
                shared.add(other);
                window = common.get();
            }
        }
        if (shared.size() < 2) {
            return Optional.empty();
        }
        Optional<String> place = place(shared);
        return Optional.of(new Joint(List.copyOf(shared), new Window(place, window.from(), window.until())));
    }

    /** Where all agree that name one. */
    private static Optional<String> place(List<ControlRecord> shared) {
        List<String> named = shared.stream()
                .flatMap(control -> control.window().place().stream())
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
