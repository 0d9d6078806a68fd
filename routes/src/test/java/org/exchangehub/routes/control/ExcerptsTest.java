package org.exchangehub.routes.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.v1.CaseStateCode;
import org.exchangehub.contracts.v1.ControlResult;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.contracts.v1.Finding;
import org.exchangehub.contracts.v1.Sample;
import org.exchangehub.routes.record.CaseRecord;
import org.junit.jupiter.api.Test;

/** No agency learns from a result what was found in goods that are not its own. */
class ExcerptsTest {

    private static final Canonical CANONICAL = new Canonical();

    private static final CaseRecord CASE = new CaseRecord(
            UUID.randomUUID(),
            new PartnerId("customs"),
            CaseStateCode.LODGED,
            "IMPORT",
            new CaseRecord.Declarant("EORI", "NO1"),
            "L-1",
            Optional.empty(),
            1,
            UUID.randomUUID(),
            List.of(1, 2, 3),
            0,
            Optional.empty(),
            Optional.empty(),
            Sketches.NOON,
            Optional.empty());

    private static final byte[] RESULT = """
            <ControlResult xmlns="urn:exchangehub:v1"><ControlID>K-1</ControlID><ResultCode>NOT_SATISFACTORY</ResultCode>\
            <EventDateTime>2026-11-24T12:00:00Z</EventDateTime>\
            <Finding><SequenceNumeric>2</SequenceNumeric><FindingCode>COUNTERFEIT</FindingCode></Finding>\
            <Sample><SampleID>P-1</SampleID><SequenceNumeric>1</SequenceNumeric></Sample>\
            <Sample><SampleID>P-2</SampleID><SequenceNumeric>2</SequenceNumeric></Sample>\
            <Decision><DecisionCode>SEIZURE</DecisionCode><SequenceNumeric>2</SequenceNumeric>\
            <SequenceNumeric>3</SequenceNumeric><Text>Lines 2 and 3 are taken</Text></Decision>\
            <AttachmentID>picture</AttachmentID></ControlResult>""".getBytes(UTF_8);

    private final ControlRecord control = Sketches.control("food", ControlStateCode.ACCEPTED, Window.ANY);

    private Optional<ControlResult> seenBy(Integer... lines) {
        return new Excerpts(CANONICAL).of(RESULT, control, CASE, Scope.of(Set.of(lines)));
    }

    @Test
    void anAgencyOfACleanLineHearsThatItsLineIsClean() {
        ControlResult seen = seenBy(1).orElseThrow();
        assertThat(seen.getResultCode()).isEqualTo("SATISFACTORY");
        assertThat(seen.getFinding()).isEmpty();
        assertThat(seen.getDecision()).isEmpty();
        assertThat(seen.getAttachmentID()).isEmpty();
        assertThat(seen.getSample()).extracting(Sample::getSampleID).containsExactly("P-1");
        assertThat(seen.getExaminedSequenceNumeric()).containsExactly(1);
    }

    @Test
    void anAgencyOfAFoundLineHearsOfThatLineOnly() {
        ControlResult seen = seenBy(2).orElseThrow();
        assertThat(seen.getResultCode()).isEqualTo("NOT_SATISFACTORY");
        assertThat(seen.getFinding()).extracting(Finding::getFindingCode).containsExactly("COUNTERFEIT");
        assertThat(seen.getDecision()).singleElement().satisfies(decision -> {
            assertThat(decision.getSequenceNumeric()).containsExactly(2);
            assertThat(decision.getText()).isNull();
        });
    }

    @Test
    void whoSeesAllLinesSeesAll() {
        ControlResult seen = seenBy(1, 2, 3).orElseThrow();
        assertThat(seen.getAttachmentID()).containsExactly("picture");
        assertThat(seen.getFinding()).hasSize(1);
        assertThat(seen.getExaminedSequenceNumeric()).isEmpty();
    }

    @Test
    void whoHasNoLineInItHearsNothing() {
        assertThat(seenBy(9)).isEmpty();
    }
}
