package org.exchangehub.contracts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The way from the root to the element being read, for example {@code /Declaration/GoodsItem[2]/CommodityCode}. */
final class ElementPath {

    private final Deque<Place> places = new ArrayDeque<>();

    private record Place(String name, int number, Map<String, Integer> children) {}

    void enter(String name) {
        Place parent = places.peekLast();
        int number = parent == null ? 1 : parent.children.merge(name, 1, Integer::sum);
        places.addLast(new Place(name, number, new HashMap<>(4)));
    }

    void leave() {
        places.removeLast();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** The second and further elements of a name carry their number: whether the first has siblings is not yet known. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (Iterator<Place> each = places.iterator(); each.hasNext(); ) {
            Place place = each.next();
            path.append('/').append(place.name);
            if (place.number > 1) {
                path.append('[').append(place.number).append(']');
            }
        }
        return path.toString();
    }
}
