package org.exchangehub.connectors.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Translated;
import org.exchangehub.connectors.WireTree;
import org.exchangehub.connectors.XsltMap;
import org.exchangehub.connectors.kit.Leaf;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Declaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public WCO samples are read without loss, or refused with a position, with the official schemas and without. */
class CustomsWcoSamplesTest {

    private static final List<String> SAMPLES = WcoSamples.VALID;

    /** What the canonical form says in its own way, and how. */
    private static final Map<String, UnaryOperator<String>> REWRITTEN = Map.of(
            "/DateTimeString",
            time -> time.replaceFirst("^(....)(..)(..)(..)(..)(..)(.*)$", "$1-$2-$3T$4:$5:$6$7"),
            "/WriteOff/QuantityQuantity/@unitCode",
            unit -> unit.replace("#", ""),
            "/TransportEquipment/SequenceNumeric",
            number -> number.equals("0") ? "1" : number);

    /** What the canonical form does not carry, by the end of its path, and why. */
    private static final Map<String, String> NOT_CARRIED = Map.ofEntries(
            entry("/MetaData/WCODataModelVersionCode", "says how to read the document"),
            entry("/MetaData/WCOTypeName", "says how to read the document"),
            entry("/MetaData/ResponsibleCountryCode", "says how to read the document"),
            entry("/MetaData/ResponsibleAgencyName", "says how to read the document"),
            entry("/MetaData/AgencyAssignedCustomizationVersionCode", "says how to read the document"),
            entry("/DateTimeString/@formatCode", "says how to read the time, whose form says the same"),
            entry("/MetaData/Declaration/AcceptanceDateTime/DateTimeString", "comes with the acceptance"),
            entry("/Seal/SequenceNumeric", "the order of the seals says it"),
            entry("/Itinerary/SequenceNumeric", "the order of the countries says it"),
            entry("/Commodity/TransportEquipment/SequenceNumeric", "the container's number names it"),
            entry("/Classification/IdentificationTypeCode", "the form of an additional code tells its list"),
            entry("Measure/@unitCode", "canonical masses are kilograms; another unit is converted or refused"),
            entry("/Freight/PaymentMethodCode", "payment of freight concerns no agency"),
            entry("/DutyTaxFee/DutyRegimeCode", "duties concern no agency"),
            entry("/DutyTaxFee/TypeCode", "duties concern no agency"),
            entry("/DutyTaxFee/Payment/MethodCode", "duties concern no agency"),
            entry("/CustomsValuation/MethodCode", "valuation concerns no agency"),
            entry("/ValuationAdjustment/AdditionCode", "valuation concerns no agency"),
            entry("/TradeTerms/ConditionCode", "terms of trade concern no agency"),
            entry("/TradeTerms/LocationID", "terms of trade concern no agency"),
            entry("/ObligationGuarantee/ID", "guarantees concern no agency"),
            entry("/ObligationGuarantee/ReferenceID", "guarantees concern no agency"),
            entry("/ObligationGuarantee/SecurityDetailsCode", "guarantees concern no agency"),
            entry("/Warehouse/ID", "canonical v1 has no place for a warehouse"),
            entry("/Warehouse/TypeCode", "canonical v1 has no place for a warehouse"),
            entry("CANCELLATION/MetaData/Declaration/FunctionCode", "a cancellation is a kind of its own"),
            entry("CANCELLATION/MetaData/Declaration/TypeCode", "a cancellation is a kind of its own"),
            entry("CANCELLATION/MetaData/Declaration/Submitter/ID", "the sender is who it proves to be"),
            entry("CANCELLATION/MetaData/Declaration/AdditionalInformation/StatementTypeCode", "it is the reason"),
            entry("/Pointer/SequenceNumeric", "ties the reason to its code; there is one of each"),
            entry("/Pointer/DocumentSectionCode", "ties the reason to its code; there is one of each"),
            entry("/MetaData/Response/FunctionCode", "acceptance and outcome are kinds of their own"),
            entry("/MetaData/Response/FunctionalReferenceID", "the number of a notification means nothing later"),
            entry("ACCEPTANCE/MetaData/Response/IssueDateTime/DateTimeString", "the time of acceptance counts"),
            entry("OUTCOME/MetaData/Response/AdditionalInformation/StatementCode", "for the declarant"),
            entry("OUTCOME/MetaData/Response/AdditionalInformation/StatementTypeCode", "for the declarant"),
            entry("/MetaData/Response/Declaration/VersionID", "the hub counts the versions"));

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void officialAndOwnSchemasReadTheSameAndASecondRunGivesTheSameBytes(String sample) {
        byte[] wire = WcoSamples.sample(sample);
        Translated official = WcoSamples.withPack().read(wire);
        Translated own = WcoSamples.withoutPack().read(wire);
        WcoSamples.canonical().validate(own.canonical());
        assertThat(own.canonical()).isEqualTo(official.canonical());
        assertThat(WcoSamples.withoutPack().read(wire).canonical()).isEqualTo(own.canonical());
        assertThat(own.mapHash()).isPresent();
    }

    @Test
    void thirteenDeclarationsAndOneOfEachOther() {
        WcoSamples wco = WcoSamples.withoutPack();
        List<Kind> kinds = SAMPLES.stream()
                .map(sample -> wco.read(WcoSamples.sample(sample)).kind())
                .toList();
        assertThat(kinds).filteredOn(kind -> kind == Kind.DECLARATION).hasSize(13);
        assertThat(kinds).contains(Kind.CANCELLATION, Kind.ACCEPTANCE, Kind.OUTCOME);
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void theTypeCodeTellsTheDirection(String sample) {
        Translated read = WcoSamples.withoutPack().read(WcoSamples.sample(sample));
        if (read.payload() instanceof Declaration declaration) {
            boolean exported = declaration.getTypeCode().startsWith("EX");
            assertThat(declaration.getDirectionCode().name()).isEqualTo(exported ? "EXPORT" : "IMPORT");
        }
    }

    /**
     * The law: each value of a sample appears in the canonical form, and the canonical form changes with it, unless it is
     * listed as not carried; and nothing is listed without need.
     */
    @Test
    void noValueIsLost() throws Exception {
        WcoSamples wco = WcoSamples.withoutPack();
        List<String> lost = new ArrayList<>();
        Set<String> unneeded = new TreeSet<>(NOT_CARRIED.keySet());
        for (String sample : SAMPLES) {
            Translated read = wco.read(WcoSamples.sample(sample));
            XsltMap map =
                    new XsltMap(wco.connector.folder(), "maps/" + read.kind().code() + ".from-partner.xsl");
            byte[] before = run(map, WcoSamples.sample(sample));
            List<String> values =
                    Leaf.of(read.canonical()).stream().map(Leaf::value).toList();
            for (Leaf leaf : Leaf.of(WcoSamples.sample(sample))) {
                String expected = REWRITTEN.entrySet().stream()
                        .filter(rule -> leaf.path().endsWith(rule.getKey()))
                        .map(rule -> rule.getValue().apply(leaf.value()))
                        .findFirst()
                        .orElse(leaf.value());
                boolean appears = values.stream().anyMatch(value -> value.contains(expected));
                boolean matters = !Arrays.equals(
                        before, run(map, leaf.with(leaf.others().iterator().next())));
                if (!appears || !matters) {
                    String path = read.kind() + leaf.path();
                    List<String> listed =
                            NOT_CARRIED.keySet().stream().filter(path::endsWith).toList();
                    unneeded.removeAll(listed);
                    if (listed.isEmpty()) {
                        lost.add(sample + " " + path + " = " + leaf.value());
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
        assertThat(unneeded).as("listed without need").isEmpty();
    }

    /** What the map makes of it; that it refuses is a difference as well. */
    private static byte[] run(XsltMap map, byte[] wire) {
        try {
            return map.toTree(WireTree.read(wire, Format.XML), WcoSamples.PARAMETERS)
                    .toString()
                    .getBytes(UTF_8);
        } catch (RefusedException refused) {
            return String.valueOf(refused.getMessage()).getBytes(UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownElementIsRefusedWithItsPosition(boolean official) {
        WcoSamples wco = official ? WcoSamples.withPack() : WcoSamples.withoutPack();
        byte[] sample = WcoSamples.sample("example_submission_declaration_400.xml");
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> wco.read(sample));
        assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_INVALID);
        assertThat(refused.faults().getFirst().position())
                .startsWith("line 12, column ")
                .endsWith("/MetaData/Declaration/unknown");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDocumentThatIsNotWellFormedIsRefusedWithItsPosition(boolean official) {
        WcoSamples wco = official ? WcoSamples.withPack() : WcoSamples.withoutPack();
        byte[] sample = WcoSamples.sample("TT_IM084a.xml");
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> wco.read(sample));
        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused.faults().getFirst().position()).isEqualTo("line 164, column 9");
        assertThat(refused.faults().getFirst().reason()).contains("comment");
    }
}
