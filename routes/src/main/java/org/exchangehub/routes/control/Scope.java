package org.exchangehub.routes.control;

import java.util.Collection;
import java.util.Set;

/** What somebody may see of a control: all of it, some goods items, or nothing. */
record Scope(boolean whole, Set<Integer> lines) {

    static final Scope ALL = new Scope(true, Set.of());
    static final Scope NOTHING = new Scope(false, Set.of());

    static Scope of(Set<Integer> lines) {
        return new Scope(false, lines);
    }

    boolean sees(int line) {
        return whole || lines.contains(line);
    }

    /** Whether nothing of these goods items is kept from the reader. */
    boolean seesAll(Collection<Integer> some) {
        return some.stream().allMatch(this::sees);
    }

    boolean isNothing() {
        return !whole && lines.isEmpty();
    }
}
