package org.exchangehub.routes.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exchangehub.contracts.v1.AlertSubject;
import org.exchangehub.contracts.v1.AlertSubjectCode;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.contracts.v1.GoodsItem;
import org.exchangehub.contracts.v1.Party;
import org.exchangehub.contracts.v1.PartyIdentifier;
import org.exchangehub.contracts.v1.TransportEquipment;
import org.exchangehub.contracts.v1.TransportMeans;

/** Everything in a declaration that an alert may be about, each with the goods items that it is about. */
final class Subjects {

    private static final int SHORTEST_PREFIX = 2;

    /** No goods items: all of them. */
    private final Map<String, Set<Integer>> lines = new HashMap<>();

    private final Set<String> whole = new HashSet<>();

    private Subjects() {}

    static Subjects of(Declaration declaration) {
        Subjects found = new Subjects();
        parties(declaration.getDeclarant(), declaration.getConsignor(), declaration.getConsignee())
                .forEach(found.whole::add);
        parties(declaration.getExporter(), declaration.getImporter()).forEach(found.whole::add);
        Stream.of(
                        Optional.ofNullable(declaration.getBorderTransportMeans()),
                        Optional.ofNullable(declaration.getArrivalTransportMeans()),
                        Optional.ofNullable(declaration.getDepartureTransportMeans()))
                .flatMap(Optional::stream)
                .map(TransportMeans::getID)
                .filter(Objects::nonNull)
                .forEach(id -> found.whole.add(key(AlertSubjectCode.TRANSPORT_MEANS, id)));
        declaration.getTransportEquipment().stream()
                .map(TransportEquipment::getID)
                .filter(Objects::nonNull)
                .forEach(id -> found.container(id, declaration.getGoodsItem()));
        declaration.getGoodsItem().forEach(found::item);
        return found;
    }

    /** What an alert watches for. */
    static List<String> of(List<AlertSubject> watched) {
        return watched.stream()
                .map(subject -> key(subject.getSubjectCode(), subject.getID()))
                .distinct()
                .toList();
    }

    /** All that this declaration would match. */
    Set<String> keys() {
        return Stream.concat(whole.stream(), lines.keySet().stream()).collect(Collectors.toSet());
    }

    /** The goods items that these subjects are about; none means all of the declaration. */
    Set<Integer> lines(List<String> matched) {
        if (matched.stream().anyMatch(whole::contains)) {
            return Set.of();
        }
        return matched.stream()
                .flatMap(subject -> lines.getOrDefault(subject, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void container(String id, List<GoodsItem> items) {
        List<GoodsItem> in = items.stream()
                .filter(item -> item.getTransportEquipmentID().contains(id))
                .toList();
        String key = key(AlertSubjectCode.CONTAINER, id);
        if (in.isEmpty()) {
            whole.add(key);
        }
        in.forEach(item -> add(key, item));
    }

    private void item(GoodsItem item) {
        String code = item.getCommodityCode() == null ? "" : item.getCommodityCode();
        for (int length = SHORTEST_PREFIX; length <= code.length(); length++) {
            add(key(AlertSubjectCode.COMMODITY, code.substring(0, length)), item);
        }
        parties(item.getConsignor(), item.getConsignee()).forEach(party -> add(party, item));
    }

    private void add(String key, GoodsItem item) {
        lines.computeIfAbsent(key, any -> new TreeSet<>()).add(item.getSequenceNumeric());
    }

    private static Stream<String> parties(@org.jspecify.annotations.Nullable Party... parties) {
        return Stream.of(parties)
                .filter(Objects::nonNull)
                .flatMap(party -> party.getIdentifier().stream())
                .map(PartyIdentifier::getID)
                .map(id -> key(AlertSubjectCode.PARTY, id));
    }

    /** Spaces and hyphens are written in many ways, and so are letters. */
    private static String key(AlertSubjectCode code, String id) {
        return code.value() + ":" + id.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
