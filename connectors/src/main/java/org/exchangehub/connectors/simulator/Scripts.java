package org.exchangehub.connectors.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;

/** What one simulated partner is to answer next, in the order in which it was told. */
final class Scripts {

    private final List<ScriptEntry> entries = new ArrayList<>();

    synchronized void add(ScriptEntry entry) {
        entries.add(entry);
    }

    synchronized List<ScriptEntry> all() {
        return List.copyOf(entries);
    }

    synchronized void clear() {
        entries.clear();
    }

    /** What to answer this referral; for each prefix one entry is used, one that names the referral first. */
    synchronized Script take(String reference, List<ReferralLine> lines) {
        Map<String, List<Step>> steps = new HashMap<>();
        for (boolean named : new boolean[] {true, false}) {
            for (ListIterator<ScriptEntry> each = entries.listIterator(); each.hasNext(); ) {
                ScriptEntry entry = each.next();
                if (entry.referral().isPresent() == named
                        && entry.concerns(reference, lines)
                        && steps.putIfAbsent(entry.commodity(), entry.steps()) == null) {
                    entry.used().ifPresentOrElse(each::set, each::remove);
                }
            }
        }
        return new Script(steps);
    }
}
