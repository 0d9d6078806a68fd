package org.exchangehub.connectors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.DirectionCode;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.SupportingDocument;
import org.jspecify.annotations.Nullable;

/**
 * One rule of competence: a line matches when every condition that the rule names is met; a list that is empty is no
 * condition.
 *
 * @param commodities prefixes of the Harmonised System, 2 to 10 digits, or {@code all}
 * @param documents type codes of documents that the line or the declaration names
 */
public record Rule(
        String id,
        Set<DirectionCode> directions,
        Set<String> commodities,
        Set<String> origins,
        Set<String> procedures,
        Set<String> documents,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil) {

    private static final String ALL = "all";

    boolean isValid(DirectionCode direction, LocalDate on) {
        return (directions.isEmpty() || directions.contains(direction))
                && validFrom.filter(on::isBefore).isEmpty()
                && validUntil.filter(on::isAfter).isEmpty();
    }

    /** The match of this line, with its reasons in words. */
    Optional<Match> match(Declaration declaration, GoodsItem item) {
        List<String> reasons = new ArrayList<>();
        boolean matches = meets(commodities, commodity(item), reasons)
                && meets(origins, value(origins, item.getOriginCountryCode(), "origin "), reasons)
                && meets(procedures, procedure(item), reasons)
                && meets(documents, document(declaration, item), reasons);
        return matches
                ? Optional.of(new Match(
                        item.getSequenceNumeric(),
                        id,
                        "line " + item.getSequenceNumeric() + ": "
                                + (reasons.isEmpty() ? "every line" : String.join(", ", reasons))))
                : Optional.empty();
    }

    private static boolean meets(Set<String> condition, Optional<String> reason, List<String> reasons) {
        reason.ifPresent(reasons::add);
        return condition.isEmpty() || reason.isPresent();
    }

    private Optional<String> commodity(GoodsItem item) {
        if (commodities.contains(ALL)) {
            return Optional.of("all goods");
        }
        String code = item.getCommodityCode();
        for (int length = 10; code != null && length >= 2; length--) {
            if (length <= code.length() && commodities.contains(code.substring(0, length))) {
                return Optional.of(code + " is under " + code.substring(0, length));
            }
        }
        return Optional.empty();
    }

    private Optional<String> procedure(GoodsItem item) {
        return item.getProcedure() == null
                ? Optional.empty()
                : value(procedures, item.getProcedure().getCurrentCode(), "procedure ");
    }

    private Optional<String> document(Declaration declaration, GoodsItem item) {
        return Stream.concat(item.getSupportingDocument().stream(), declaration.getSupportingDocument().stream())
                .map(SupportingDocument::getTypeCode)
                .filter(documents::contains)
                .findFirst()
                .map(code -> "document " + code + " is named");
    }

    private static Optional<String> value(Set<String> wanted, @Nullable String value, String what) {
        return value != null && wanted.contains(value) ? Optional.of(what + value) : Optional.empty();
    }
}
