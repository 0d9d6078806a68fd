package org.exchangehub.routes.permit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.permit.Dimension;

/** The units of UN/ECE Recommendation 20 in which permits are counted, each with its dimension and its exact size. */
final class Units {

    /**
     * A unit.
     *
     * @param size in grams, litres or pieces
     */
    record Unit(String code, Dimension dimension, BigDecimal size) {}

    private static final Map<String, Unit> ALL = new HashMap<>();

    static {
        mass("MGM", "0.001");
        mass("CTM", "0.2");
        mass("GRM", "1");
        mass("HGM", "100");
        mass("KGM", "1000");
        mass("DTN", "100000");
        mass("TNE", "1000000");
        mass("KTN", "1000000000");
        volume("MLT", "0.001");
        volume("CMQ", "0.001");
        volume("CLT", "0.01");
        volume("DLT", "0.1");
        volume("LTR", "1");
        volume("DMQ", "1");
        volume("HLT", "100");
        volume("MTQ", "1000");
        count("H87", "1");
        count("NAR", "1");
        count("EA", "1");
        count("NPR", "2");
        count("DZN", "12");
        count("CEN", "100");
        count("MIL", "1000");
    }

    private Units() {}

    static Optional<Unit> of(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    private static void mass(String code, String grams) {
        ALL.put(code, new Unit(code, Dimension.MASS, new BigDecimal(grams)));
    }

    private static void volume(String code, String litres) {
        ALL.put(code, new Unit(code, Dimension.VOLUME, new BigDecimal(litres)));
    }

    private static void count(String code, String pieces) {
        ALL.put(code, new Unit(code, Dimension.COUNT, new BigDecimal(pieces)));
    }
}
