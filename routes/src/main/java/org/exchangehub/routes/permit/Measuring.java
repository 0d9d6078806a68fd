package org.exchangehub.routes.permit;

import java.util.ArrayList;
import java.util.List;
import org.exchangehub.routes.control.Measurements.Measured;
import org.exchangehub.routes.permit.Amount.Declared;
import org.exchangehub.routes.permit.NamedPermits.Mention;

/**
 * What controls measured, in the place of what was declared: where the goods item names one permit that is counted in the
 * same dimension, and its issuer may learn of it.
 *
 * @param uncounted what names no such permit, though the goods item names one that is counted
 */
record Measuring(List<Mention> mentions, List<Measured> uncounted) {

    static Measuring of(List<Mention> mentions, List<Measured> measured) {
        List<Mention> counted = new ArrayList<>(mentions);
        List<Measured> uncounted = new ArrayList<>();
        for (Measured one : measured) {
            List<Mention> ofItem = mentions.stream()
                    .filter(mention -> mention.item() == one.item() && mention.counts())
                    .toList();
            if (ofItem.size() == 1 && !one.confidential() && isCountedSo(ofItem.getFirst(), one)) {
                counted.set(
                        mentions.indexOf(ofItem.getFirst()),
                        ofItem.getFirst().measured(new Declared(one.value(), one.unit()), one.message()));
            } else if (!ofItem.isEmpty()) {
                uncounted.add(one);
            }
        }
        return new Measuring(List.copyOf(counted), List.copyOf(uncounted));
    }

    private static boolean isCountedSo(Mention mention, Measured measured) {
        return measured.unit()
                .flatMap(Units::of)
                .filter(unit -> unit.dimension() == mention.kind().quantity().dimension())
                .isPresent();
    }
}
