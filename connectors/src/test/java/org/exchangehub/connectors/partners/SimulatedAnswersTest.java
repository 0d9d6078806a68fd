package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.sf.saxon.s9api.streams.Predicates.isElement;
import static net.sf.saxon.s9api.streams.Steps.child;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.saxon.s9api.XdmNode;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Folder;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.SimulatorSpec;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Disposition;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.contracts.v1.DispositionLine;
import org.exchangehub.contracts.v1.Referral;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agency with a format of its own is played so that it understands each message of its samples and answers what the hub takes. */
class SimulatedAnswersTest {

    private static final Canonical CANONICAL = new Canonical();
    private static final Translator TRANSLATOR =
            new Translator(CANONICAL, new JsonForm(CANONICAL), new Packs(Path.of("none")));
    private static final Map<String, String> PARAMETERS = Map.of(
            "now", "2026-11-24T12:00:00Z",
            "message-id", "00000000-0000-7000-8000-000000000001",
            "answer-id", "00000000-0000-7000-8000-000000000002",
            "control-number", "1");

    /** A message that an agency receives. */
    record Case(Connector partner, Kind kind, byte[] canonical, String sample) {

        Format format() {
            return partner.receives().orElseThrow().format();
        }

        XdmNode reply() {
            return reply(Map.of());
        }

        /** @param more parameters of the reply map */
        XdmNode reply(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(PARAMETERS);
            all.putAll(more);
            Wire wire = TRANSLATOR
                    .fromCanonical(partner, kind, canonical, PARAMETERS)
                    .wire();
            return map().toTree(WireTree.read(wire.bytes(), format()), all)
                    .children("reply")
                    .iterator()
                    .next();
        }

        XsltMap map() {
            String path = partner.simulator().flatMap(SimulatorSpec::answer).orElseThrow();
            return new XsltMap(partner.folder(), path);
        }

        @Override
        public String toString() {
            return partner.id() + " " + sample;
        }
    }

    @ParameterizedTest
    @MethodSource("received")
    void whatTheSampleSaysIsUnderstood(Case received) {
        XdmNode note = received.reply().children("note").iterator().next();

        assertThat(note.attribute("kind")).isEqualTo(received.kind().code());
        if (received.kind() == Kind.REFERRAL) {
            Referral referral = CANONICAL.read(received.canonical(), Referral.class);
            assertThat(note.attribute("case")).isEqualTo(referral.getCaseID());
            assertThat(note.attribute("reference")).isEqualTo(referral.getReferralID());
            assertThat(note.attribute("number")).isEqualTo(String.valueOf(referral.getVersionID()));
        }
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void theAnswersAreDispositionsOfTheLinesAskedAbout(Case asked) {
        Referral referral = CANONICAL.read(asked.canonical(), Referral.class);
        List<Integer> lines = referral.getDeclaration().getGoodsItem().stream()
                .map(item -> item.getSequenceNumeric())
                .toList();
        List<Disposition> answers = Stream.concat(
                        asked.reply()
                                .select(child("receipt").then(child(isElement())))
                                .map(said -> heardAtOnce(asked, said))
                                .flatMap(Optional::stream),
                        asked.reply()
                                .select(child("answer").then(child(isElement())))
                                .map(answer -> heard(asked, answer)))
                .toList();

        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.getReferralID()).isEqualTo(referral.getReferralID());
            assertThat(answer.getVersionID()).isEqualTo(referral.getVersionID());
            assertThat(answer.getEventDateTime()).isEqualTo("2026-11-24T12:00:00Z");
        });
        assertThat(answers.getFirst().getLine())
                .extracting(DispositionLine::getSequenceNumeric)
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    /** What is said within the call, where that is more than a receipt. */
    private static Optional<Disposition> heardAtOnce(Case asked, XdmNode said) {
        boolean says = asked.partner()
                .receives()
                .map(receives -> receives.kinds().get(Kind.REFERRAL))
                .filter(how -> !how.answers().isEmpty())
                .isPresent();
        if (!says) {
            return Optional.empty();
        }
        Wire wire = new Wire(asked.format().mediaType(), WireTree.write(said, asked.format()));
        return TRANSLATOR
                .answer(asked.partner(), Kind.REFERRAL, wire, PARAMETERS)
                .map(Translated::payload)
                .map(Disposition.class::cast);
    }

    @ParameterizedTest
    @MethodSource("referrals")
    void whatItIsToldToAnswerGoesBeforeItsRules(Case asked) {
        assertThat(asked.map().takes("script")).isTrue();
        for (DispositionCode code : DispositionCode.values()) {
            List<Disposition> answers = asked.reply(
                            Map.of("script", "{\"\": [\"%s\", \"MAY_PROCEED\"]}".formatted(code.value())))
                    .select(child("answer").then(child(isElement())))
                    .map(answer -> heard(asked, answer))
                    .toList();
            assertThat(answers).hasSize(2);
            assertThat(answers.get(0).getLine())
                    .isNotEmpty()
                    .extracting(DispositionLine::getDispositionCode)
                    .containsOnly(code);
            assertThat(answers.get(1).getLine())
                    .hasSameSizeAs(answers.get(0).getLine())
                    .extracting(DispositionLine::getDispositionCode)
                    .containsOnly(DispositionCode.MAY_PROCEED);
        }
    }

    private static Disposition heard(Case asked, XdmNode answer) {
        Wire wire = new Wire(asked.format().mediaType(), WireTree.write(answer, asked.format()));
        Translated heard = TRANSLATOR.toCanonical(asked.partner(), wire, PARAMETERS);
        assertThat(heard.kind()).as(new String(wire.bytes(), UTF_8)).isEqualTo(Kind.DISPOSITION);
        return (Disposition) heard.payload();
    }

    static Stream<Case> referrals() {
        return received()
                .filter(received -> received.kind() == Kind.REFERRAL
                        && received.partner().sends().isPresent());
    }

    static Stream<Case> received() {
        return Catalogue.of(Catalogue.packaged(), TRANSLATOR).all().stream()
                .filter(partner -> partner.role() == Role.AGENCY
                        && partner.simulator().flatMap(SimulatorSpec::answer).isPresent())
                .flatMap(SimulatedAnswersTest::received);
    }

    private static Stream<Case> received(Connector partner) {
        Folder folder = partner.folder();
        return partner.receives().orElseThrow().kinds().keySet().stream()
                .flatMap(kind -> folder.paths().stream()
                        .filter(path ->
                                path.startsWith("samples/" + kind.code() + "/") && path.endsWith(".canonical.xml"))
                        .map(path -> new Case(partner, kind, folder.get(path), path)));
    }
}
