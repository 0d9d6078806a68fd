package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.DeclaredLoss;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Rendered;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.RefusedException;

/** Looks at one sample that must be accepted, on its way out or in. */
final class SampleChecks {

    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Set<String> IDS = Set.of("ReferralID", "VersionID", "CaseID", "MRN", "LRN", "CorrelationID");

    private final Connector connector;
    private final Translator translator;
    private final Canonical canonical;
    private final Sample.Accepted sample;
    private final List<Check> checks = new ArrayList<>();

    SampleChecks(Connector connector, Translator translator, Canonical canonical, Sample.Accepted sample) {
        this.connector = connector;
        this.translator = translator;
        this.canonical = canonical;
        this.sample = sample;
    }

    List<Check> done() {
        return List.copyOf(checks);
    }

    /** In which versions of the partner's contract it is written or read. */
    List<Optional<String>> versions() {
        List<Optional<String>> versions = new ArrayList<>();
        try {
            if (connector
                    .receives()
                    .filter(r -> r.kinds().containsKey(sample.kind()))
                    .isPresent()) {
                versions.add(write().version());
            }
            if (connector
                    .sends()
                    .filter(s -> s.kinds().containsKey(sample.kind()))
                    .isPresent()) {
                wire(connector.sends().orElseThrow().format())
                        .ifPresent(wire -> versions.add(read(wire).version()));
            }
        } catch (RefusedException notAccepted) {
            return versions;
        }
        return versions;
    }

    void received() {
        check("is valid by the canonical schemas", () -> {
            canonical.validate(sample.canonical());
            return Optional.empty();
        });
        Format format = connector.receives().orElseThrow().format();
        Optional<Wire> golden = wire(format);
        if (golden.isEmpty()) {
            checks.add(Check.failed(sample.path(), "has its wire form", "add " + sample.path() + ".wire.*"));
            return;
        }
        check("becomes its wire form", () -> Difference.of(golden.get(), write().wire()));
        check(
                "becomes the same bytes on a second run",
                () -> same(write().wire().bytes(), write().wire().bytes()));
        check("keeps its ids on the way out", () -> missing(text(write().wire())));
    }

    void sent() {
        Format format = connector.sends().orElseThrow().format();
        Optional<Wire> wire = wire(format);
        if (wire.isEmpty()) {
            checks.add(Check.failed(sample.path(), "has its wire form", "add " + sample.path() + ".wire.*"));
            return;
        }
        check("is recognised", () -> {
            Translated read = read(wire.get());
            return read.kind() == sample.kind()
                    ? Optional.empty()
                    : Optional.of("it is taken for a " + read.kind().code());
        });
        check(
                "becomes its canonical form",
                () -> Difference.xml(sample.canonical(), read(wire.get()).canonical()));
        check(
                "becomes the same canonical bytes on a second run",
                () -> same(read(wire.get()).canonical(), read(wire.get()).canonical()));
        check("keeps its ids on the way in", () -> missing(text(wire.get())));
    }

    /** The attacks on this sample's wire form, where the partner sends it. */
    void attacked() {
        connector
                .sends()
                .flatMap(sends -> wire(sends.format()))
                .ifPresent(wire -> Hostile.variants(wire)
                        .forEach((name, attack) -> check("is refused with " + name, () -> refused(attack))));
    }

    /** That an attack is refused, and soon. */
    private Optional<String> refused(Wire attack) {
        long start = System.nanoTime();
        try {
            read(attack);
            return Optional.of("it is accepted");
        } catch (RefusedException refused) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return took.compareTo(MOST) > 0 ? Optional.of("it took " + took) : Optional.empty();
        }
    }

    /** The wire form, or the canonical form itself where that is the wire form. */
    private Optional<Wire> wire(Format format) {
        return format == Format.CANONICAL_XML && sample.wire().isEmpty()
                ? Optional.of(new Wire(format.mediaType(), sample.canonical()))
                : sample.wire();
    }

    private Optional<String> missing(String wire) {
        List<DeclaredLoss> losses = connector.loss().getOrDefault(sample.kind(), List.of());
        String missing = Leaf.of(sample.canonical()).stream()
                .filter(leaf -> IDS.contains(leaf.path().substring(leaf.path().lastIndexOf('/') + 1)))
                .filter(leaf -> losses.stream()
                        .noneMatch(loss ->
                                loss.covers(leaf.path().substring(leaf.path().indexOf('/', 1) + 1))))
                .filter(leaf -> !wire.contains(leaf.value()))
                .map(leaf -> leaf.path() + " = " + leaf.value())
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? Optional.empty() : Optional.of("not there: " + missing);
    }

    private Rendered write() {
        return translator.fromCanonical(connector, sample.kind(), sample.canonical(), Contract.PARAMETERS);
    }

    private Translated read(Wire wire) {
        return translator.toCanonical(connector, wire, Contract.PARAMETERS);
    }

    private static String text(Wire wire) {
        return new String(wire.bytes(), UTF_8);
    }

    private static Optional<String> same(byte[] first, byte[] second) {
        return Arrays.equals(first, second) ? Optional.empty() : Optional.of("the bytes differ");
    }

    private void check(String name, Supplier<Optional<String>> fault) {
        try {
            checks.add(fault.get()
                    .map(detail -> Check.failed(sample.path(), name, detail))
                    .orElse(Check.passed(sample.path(), name)));
        } catch (RuntimeException broken) {
            // Refused, or a golden that can not be read: whatever it is, it is what this check found.
            checks.add(Check.failed(sample.path(), name, String.valueOf(broken.getMessage())));
        }
    }
}
