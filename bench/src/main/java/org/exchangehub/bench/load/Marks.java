package org.exchangehub.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of a folder mapped each message, by the marks that its two map files left. */
public final class Marks implements Consumer<String> {

    private static final Pattern MARKS = Pattern.compile("first=\"([^\"]*)\" second=\"([^\"]*)\"");

    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder mixtures = new LongAdder();

    @Override
    public void accept(String message) {
        Matcher marks = MARKS.matcher(message);
        if (marks.find()) {
            counts.computeIfAbsent(marks.group(1), mark -> new LongAdder()).increment();
            if (!marks.group(1).equals(marks.group(2))) {
                mixtures.increment();
            }
        }
    }

    /** How many were mapped by two versions at once. */
    public long mixtures() {
        return mixtures.sum();
    }

    /** How many each version mapped. */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((mark, count) -> sums.put(mark, count.sum()));
        return sums;
    }
}
