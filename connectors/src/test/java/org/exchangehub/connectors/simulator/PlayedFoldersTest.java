package org.exchangehub.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Interchange;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Disposition;
import org.exchangehub.contracts.v1.DispositionCode;
import org.exchangehub.contracts.v1.DispositionLine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder that is played understands its own samples, and its answers keep its own contract. */
class PlayedFoldersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ID = "00000000-0000-7000-8000-000000000001";

    @TestFactory
    Stream<DynamicTest> eachSampleThatAFolderReceivesIsUnderstood() {
        return played().flatMap(partner -> received(partner)
                .flatMap(kind -> samples(partner, kind)
                        .map(sample -> DynamicTest.dynamicTest(
                                partner.id() + " " + sample,
                                () -> understood(partner, kind, wire(partner, kind, sample))))));
    }

    private static void understood(Connector partner, Kind kind, Wire wire) {
        Replies replies = replies(partner);
        Reply reply = replies.to(wire, NOW, ID, Script.NONE, "").orElseThrow();
        assertThat(reply.note().kind()).isEqualTo(kind);
        reply.answers().stream()
                .filter(answer -> !acknowledges(partner, answer))
                .forEach(answer -> canonical(partner, answer));
        if (kind == Kind.REFERRAL && replies.takeScripts() && !reply.answers().isEmpty()) {
            assertThat(reply.lines())
                    .as("a map that takes scripts tells the lines")
                    .isNotEmpty();
            for (DispositionCode code : DispositionCode.values()) {
                Script script = new Script(Map.of("", List.of(new Step(code, Optional.empty()))));
                List<Reply.Answer> told =
                        replies.to(wire, NOW, ID, script, "").orElseThrow().answers();
                assertThat(told).hasSize(1);
                Disposition said =
                        (Disposition) canonical(partner, told.getFirst()).payload();
                assertThat(said.getLine())
                        .hasSameSizeAs(reply.lines())
                        .extracting(DispositionLine::getDispositionCode)
                        .containsOnly(code);
            }
        }
    }

    /** CONTRL says nothing that has a canonical form. */
    private static boolean acknowledges(Connector partner, Reply.Answer answer) {
        return Played.translator()
                .interchange(partner, answer.wire())
                .filter(Interchange::isAcknowledgement)
                .isPresent();
    }

    private static Translated canonical(Connector partner, Reply.Answer answer) {
        return Played.translator()
                .toCanonical(
                        partner, answer.wire(), Map.of("message-id", ID, "now", NOW.toString(), "correlation-id", ID));
    }

    /** Without those that answer each call by their serve map alone. */
    private static Stream<Connector> played() {
        return Played.catalogue().stream()
                .filter(partner -> partner.receives().isPresent()
                        && partner.simulator()
                                .filter(spec -> spec.answer().isPresent()
                                        || spec.serve().isEmpty())
                                .isPresent());
    }

    private static Stream<Kind> received(Connector partner) {
        return partner.receives().orElseThrow().kinds().keySet().stream();
    }

    private static Stream<String> samples(Connector partner, Kind kind) {
        return partner.folder().paths().stream()
                .filter(path -> path.startsWith("samples/" + kind.code() + "/") && path.endsWith(".canonical.xml"));
    }

    /** The sample as the partner gets it. */
    private static Wire wire(Connector partner, Kind kind, String sample) {
        return Played.translator()
                .fromCanonical(
                        partner,
                        kind,
                        partner.folder().get(sample),
                        Map.of("message-id", ID, "now", NOW.toString(), "control-number", "1"))
                .wire();
    }

    private static Replies replies(Connector partner) {
        Format format = partner.receives().orElseThrow().format();
        return new Replies(partner, format, Played.json());
    }
}
