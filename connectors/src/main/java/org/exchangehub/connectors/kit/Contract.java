package org.exchangehub.connectors.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.DeclaredLoss;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.HeardMapping;
import org.exchangehub.connectors.ToldMapping;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.RefusedException;

/** The contract test of one folder: what every folder must keep, looked at in its samples. */
public final class Contract {

    /** What maps are given besides the message; fixed, so that the same sample gives the same bytes. */
    public static final Map<String, String> PARAMETERS = Map.of(
            "now", "2026-11-24T12:00:00Z",
            "message-id", "00000000-0000-7000-8000-000000000001",
            "correlation-id", "00000000-0000-7000-8000-000000000006",
            "control-number", "1");

    private final Connector connector;
    private final Translator translator;
    private final Canonical canonical;
    private final Samples samples;

    public Contract(Connector connector, Translator translator, Canonical canonical) {
        this.connector = connector;
        this.translator = translator;
        this.canonical = canonical;
        this.samples = new Samples(connector.folder());
    }

    public List<Sample> samples() {
        return samples.found();
    }

    /** Everything: each sample, attacks on it, and the folder as a whole. */
    public List<Check> all() {
        return lazily().toList();
    }

    /** The first thing that is wrong; nothing further is looked at. */
    public Optional<Check> firstFault() {
        return lazily().filter(Check::isFailed).findFirst();
    }

    /** The first thing that is wrong with the samples and with what they show of the folder; without the attacks. */
    public Optional<Check> firstFaultOfSamples() {
        return samplesAndFolder().filter(Check::isFailed).findFirst();
    }

    private Stream<Check> lazily() {
        return Stream.concat(samplesAndFolder(), samples().stream().flatMap(sample -> attacks(sample).stream()));
    }

    private Stream<Check> samplesAndFolder() {
        return Stream.<Supplier<Stream<Check>>>of(
                        () -> samples().stream().flatMap(sample -> of(sample).stream()), () -> folder().stream())
                .flatMap(Supplier::get);
    }

    /** What one sample must keep when it is turned into an attack. */
    public List<Check> attacks(Sample sample) {
        if (sample instanceof Sample.Accepted accepted && sent().contains(sample.kind())) {
            SampleChecks checks = new SampleChecks(connector, translator, canonical, accepted);
            checks.attacked();
            return checks.done();
        }
        return List.of();
    }

    /** What the folder as a whole must keep: a sample of each outcome for each kind and version, and all losses declared. */
    public List<Check> folder() {
        List<Check> checks = new ArrayList<>(samples.faults());
        checks.addAll(Sums.checks(connector.folder()));
        translator
                .unused(connector)
                .forEach(path -> checks.add(Check.warned(path, "is used", "nothing in the folder uses it")));
        received().forEach(kind -> checks.addAll(lacking(kind, versions(kind, true))));
        sent().forEach(kind -> checks.addAll(lacking(kind, versions(kind, false))));
        received().forEach(kind -> checks.addAll(loss(kind)));
        samples().stream()
                .filter(sample -> !received().contains(sample.kind()) && !sent().contains(sample.kind()))
                .forEach(sample -> checks.add(Check.failed(
                        sample.path(), "is of a kind of the folder", "connector.yaml names no such kind")));
        checks.addAll(new CallContract(connector, translator, canonical).done());
        return checks;
    }

    /** What one sample must keep. */
    public List<Check> of(Sample sample) {
        return switch (sample) {
            case Sample.Accepted accepted -> accepted(accepted);
            case Sample.Refused refused -> List.of(refused(refused));
        };
    }

    private List<Check> accepted(Sample.Accepted sample) {
        SampleChecks checks = new SampleChecks(connector, translator, canonical, sample);
        if (received().contains(sample.kind())) {
            checks.received();
        }
        if (sent().contains(sample.kind())) {
            checks.sent();
        }
        return checks.done();
    }

    /** A kind that goes both ways is refused on its way in. */
    private Check refused(Sample.Refused sample) {
        String name = "is refused with " + sample.code() + " at " + sample.position();
        try {
            if (sent().contains(sample.kind())) {
                translator.toCanonical(connector, sample.document(), PARAMETERS);
            } else {
                canonical.validate(sample.document().bytes());
                translator.fromCanonical(
                        connector, sample.kind(), sample.document().bytes(), PARAMETERS);
            }
            return Check.failed(sample.path(), name, "it is accepted");
        } catch (RefusedException refused) {
            boolean asExpected = refused.reason().name().equals(sample.code()) && isAt(refused.faults(), sample);
            return asExpected
                    ? Check.passed(sample.path(), name)
                    : Check.failed(sample.path(), name, String.valueOf(refused.getMessage()));
        }
    }

    /**
     * A sample is refused for one thing, which may have more than one fault at its place. In EDIFACT the first counts:
     * after a segment that is not where it should be, those behind it are not either.
     */
    private static boolean isAt(List<Fault> faults, Sample.Refused sample) {
        boolean isEdifact = sample.document().mediaType().equals(Format.EDIFACT.mediaType());
        return faults.stream()
                .limit(isEdifact ? 1 : Long.MAX_VALUE)
                .allMatch(fault -> isAt(fault.position(), sample.position()));
    }

    private static boolean isAt(String found, String expected) {
        return found.equals(expected) || found.endsWith(": " + expected);
    }

    /** Where a version is named, each needs samples of its own. */
    private List<Check> lacking(Kind kind, List<Optional<String>> versions) {
        String path = "samples/" + kind.code() + "/";
        List<Sample> ofKind =
                samples().stream().filter(sample -> sample.kind() == kind).toList();
        List<Check> checks = new ArrayList<>();
        if (ofKind.stream().noneMatch(Sample.Refused.class::isInstance)) {
            checks.add(
                    Check.failed(path, "has a sample that is refused", "add " + path + "<name>.refused.* and .yaml"));
        }
        Set<Optional<String>> shown = new TreeSet<>(Comparator.comparing(Optional::toString));
        ofKind.stream()
                .filter(Sample.Accepted.class::isInstance)
                .forEach(sample -> shown.addAll(
                        new SampleChecks(connector, translator, canonical, (Sample.Accepted) sample).versions()));
        for (Optional<String> version : versions) {
            if (!shown.contains(version)) {
                checks.add(Check.failed(
                        path,
                        "has a sample that is accepted"
                                + version.map(v -> " in version " + v).orElse(""),
                        "add " + path + "<name>.canonical.xml and .wire.*"));
            }
        }
        return checks;
    }

    private List<Check> loss(Kind kind) {
        Format format = connector.receives().orElseThrow().format();
        List<Check> checks = new ArrayList<>();
        for (Optional<String> version : versions(kind, true)) {
            TreeSet<String> lost = new TreeSet<>();
            samples().stream()
                    .filter(sample -> sample.kind() == kind && !format.isCanonical())
                    .flatMap(
                            sample -> sample instanceof Sample.Accepted accepted ? Stream.of(accepted) : Stream.empty())
                    .filter(sample -> new SampleChecks(connector, translator, canonical, sample)
                            .versions()
                            .contains(version))
                    .forEach(sample -> lost.addAll(lost(sample)));
            List<DeclaredLoss> declared = connector.loss().getOrDefault(kind, List.of()).stream()
                    .filter(loss -> loss.version().isEmpty() || loss.version().equals(version))
                    .toList();
            Loss.faults(lost, declared)
                    .forEach(fault -> checks.add(Check.failed(
                            "samples/" + kind.code(), "loses what connector.yaml says, and nothing else", fault)));
        }
        return checks;
    }

    /** What the partner's format does not carry of this sample. */
    public TreeSet<String> lost(Sample.Accepted sample) {
        return new Loss(
                        canonical,
                        document -> translator
                                .fromCanonical(connector, sample.kind(), document, PARAMETERS)
                                .wire()
                                .bytes())
                .of(sample.canonical());
    }

    private Set<Kind> received() {
        return connector.receives().map(receives -> receives.kinds().keySet()).orElse(Set.of());
    }

    private Set<Kind> sent() {
        return connector.sends().map(sends -> sends.kinds().keySet()).orElse(Set.of());
    }

    private List<Optional<String>> versions(Kind kind, boolean isReceived) {
        return isReceived
                ? connector.receives().map(receives -> receives.kinds().get(kind)).stream()
                        .flatMap(how -> how.mappings().stream())
                        .map(ToldMapping::version)
                        .toList()
                : connector.sends().map(sends -> sends.kinds().get(kind)).stream()
                        .flatMap(how -> how.mappings().stream())
                        .map(HeardMapping::version)
                        .toList();
    }
}
