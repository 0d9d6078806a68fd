package org.exchangehub.connectors.partners;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.Competence;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Format;
import org.exchangehub.connectors.Packs;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Receives;
import org.exchangehub.connectors.Role;
import org.exchangehub.connectors.Rule;
import org.exchangehub.connectors.Translator;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.JsonForm;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.DirectionCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged catalogue holds the partners that the list of agencies names, as it describes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {

    private static final Path LIST = list();

    private Catalogue catalogue;

    /** One line of the list. */
    record Row(List<String> cells) {

        String id() {
            return cells.get(0);
        }

        Set<String> many(int cell) {
            return Arrays.stream(cells.get(cell).split(";"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }

        Set<DirectionCode> directions() {
            return cells.get(8).equals("both")
                    ? EnumSet.of(DirectionCode.IMPORT, DirectionCode.EXPORT)
                    : EnumSet.of(DirectionCode.valueOf(cells.get(8).toUpperCase(Locale.ROOT)));
        }

        /** One that watches all goods is told; every other one decides. */
        CompetenceRole role() {
            return many(7).equals(Set.of("all")) && many(6).isEmpty() ? CompetenceRole.INFORM : CompetenceRole.DECIDE;
        }

        @Override
        public String toString() {
            return id();
        }
    }

    @BeforeAll
    void readFolders() {
        Canonical canonical = new Canonical();
        catalogue = Catalogue.of(
                Catalogue.packaged(), new Translator(canonical, new JsonForm(canonical), new Packs(Path.of("none"))));
    }

    @Test
    void noFolderIsRefused() {
        assertThat(catalogue.refused()).isEmpty();
    }

    @Test
    void everyChannelHasAtLeastThreePartnersAndTenHaveAFormatOfTheirOwn() {
        List<Receives> receives = catalogue.all().stream()
                .filter(partner -> partner.role() == Role.AGENCY)
                .flatMap(partner -> partner.receives().stream())
                .toList();
        Map<Channel, Long> channels = receives.stream().collect(groupingBy(Receives::channel, counting()));
        Map<Format, Long> formats = receives.stream().collect(groupingBy(Receives::format, counting()));

        // AS4 is the channel of networks.
        assertThat(channels)
                .hasSize(Channel.values().length - 1)
                .doesNotContainKey(Channel.AS4)
                .allSatisfy((channel, partners) -> assertThat(partners).isGreaterThanOrEqualTo(3));
        assertThat(formats.get(Format.XML)).isGreaterThanOrEqualTo(4);
        assertThat(formats.get(Format.JSON)).isGreaterThanOrEqualTo(4);
        assertThat(formats.get(Format.EDIFACT)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void anAgreementListsTheKindsThatTheFolderSpeaksAndNoOthers() {
        assertThat(catalogue.all()).allSatisfy(partner -> {
            assertThat(partner.agreement().receives())
                    .as("received by " + partner.id())
                    .isEqualTo(partner.receives()
                            .<Set<?>>map(receives -> receives.kinds().keySet())
                            .orElse(Set.of()));
            assertThat(partner.agreement().sends())
                    .as("sent by " + partner.id())
                    .isEqualTo(sent(partner));
        });
    }

    /** What it sends by itself, and what it says within calls, save refusals. */
    private static Set<Kind> sent(Connector partner) {
        return Stream.concat(
                        partner.sends().stream().flatMap(sends -> sends.kinds().keySet().stream()),
                        partner.receives().stream()
                                .flatMap(receives -> receives.kinds().values().stream())
                                .flatMap(kind -> kind.answers().stream())
                                .flatMap(answer -> answer.kind().stream()))
                .filter(kind -> kind != Kind.REFUSAL)
                .collect(toSet());
    }

    @Test
    void onlyAPartnerThatIsNotConnectedExchangesNothing() {
        assertThat(catalogue.all()).allSatisfy(partner -> {
            boolean exchanges = partner.receives().isPresent()
                    || partner.sends().isPresent()
                    || partner.register().isPresent();
            assertThat(exchanges)
                    .as(partner.id().value())
                    .isNotEqualTo(partner.notConnected().isPresent());
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theFolderSaysWhatTheListSays(Row row) {
        Connector partner = catalogue
                .find(new PartnerId(row.id()))
                .orElseThrow(() -> new AssertionError("There is no folder " + row.id()));

        assertThat(List.of(partner.localName(), partner.name(), partner.area()))
                .isEqualTo(row.cells().subList(2, 5));
        assertThat(partner.documents()).containsExactlyInAnyOrderElementsOf(row.many(5));
        assertThat(partner.referenceCodes()).containsExactlyInAnyOrderElementsOf(row.many(6));
        assertThat(partner.confirmed()).isEqualTo(row.cells().get(9).equals("yes"));
        competence(partner, row);
    }

    private static void competence(Connector partner, Row row) {
        Set<String> goods = row.many(7);
        if (partner.notConnected().isPresent() || partner.role() != Role.AGENCY || goods.isEmpty()) {
            assertThat(partner.competence()).isEmpty();
            return;
        }
        Competence competence = partner.competence().orElseThrow();
        assertThat(competence.role()).isEqualTo(row.role());
        assertThat(union(competence, Rule::commodities)).isEqualTo(goods);
        assertThat(union(competence, Rule::documents)).isEqualTo(row.many(6));
        assertThat(competence.rules())
                .allSatisfy(rule -> assertThat(rule.directions()).isEqualTo(row.directions()));
    }

    private static Set<String> union(Competence competence, Function<Rule, Set<String>> part) {
        return competence.rules().stream()
                .flatMap(rule -> part.apply(rule).stream())
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    static Stream<Row> rows() throws IOException {
        assumeTrue(Files.isRegularFile(LIST), "The list of agencies is not at " + LIST);
        return Files.readAllLines(LIST).stream()
                .skip(1)
                .map(line -> new Row(Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                        .map(cell -> cell.replaceAll("^\"|\"$", ""))
                        .toList()));
    }

    private static Path list() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of("../shared", "../../shared")
                .map(shared -> here.resolve(shared).resolve("agencies.csv").normalize())
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(here.resolve("../../shared/agencies.csv").normalize());
    }
}
