package org.exchangehub.connectors.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps what was put last, up to 10,000. */
final class Newest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;
    private static final int KEPT = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > KEPT;
    }
}
